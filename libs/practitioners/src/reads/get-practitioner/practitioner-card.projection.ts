import { type SealedParts, streamIdOf, withSealedPart } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { practitioner, type RegisteredPractitioner } from '../../domain/practitioner';
import { practitionerCodec } from '../../practitioners.codec';

export interface PractitionerCard extends Card {
  readonly practitioner_id: string;
  readonly practitioner: RegisteredPractitioner & Card;
  readonly sealed: SealedParts;
  readonly revision: bigint;
}

/** One row per practitioner: where they work and worked, and what is to be handed over. */
export const practitionerCardProjection: Projection<PractitionerCard, 'practitioner-card'> = {
  name: 'practitioner-card',
  version: 1,
  prefixes: ['practitioners.practitioner-', 'practitioners.post-', 'practitioners.handover-'],
  table: {
    name: 'read.practitioner_card',
    key: 'practitioner_id',
    columns: { practitioner_id: 'uuid', practitioner: 'jsonb', sealed: 'jsonb', revision: 'bigint' },
  },
  keysOf: ({ stream }) => [streamIdOf(stream)],
  apply: (card, recorded, practitioner_id) => {
    const fact = practitionerCodec.decode(recorded);
    if (fact === undefined) return card;
    const state = practitioner.evolve(card?.practitioner ?? practitioner.initial, fact);
    if (state.is === 'unregistered') throw new Error('a practitioner goes on who was never registered');
    const sealed = withSealedPart(card?.sealed ?? {}, 'identity', recorded);
    return {
      practitioner_id,
      practitioner: state as RegisteredPractitioner & Card,
      sealed,
      revision: recorded.revision,
    };
  },
};

declare global {
  interface ReadModels {
    readonly 'practitioner-card': typeof practitionerCardProjection;
  }
}
