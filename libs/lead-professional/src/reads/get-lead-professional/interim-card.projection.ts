import { streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { leadProfessionalCodec } from '../../lead-professional.codec';

export interface InterimCard extends Card {
  readonly card_id: string;
  readonly child_id: string;
  readonly interim: number;
  readonly practitioner_id: string;
  readonly since: string;
  readonly until: string | null;
}

/** One row per time in which a coordinator held the reins for a child. */
export const interimCardProjection: Projection<InterimCard, 'interim-coordinator-card'> = {
  name: 'interim-coordinator-card',
  version: 1,
  prefixes: ['lead-professional.interim-'],
  table: {
    name: 'read.interim_coordinator_card',
    key: 'card_id',
    columns: {
      card_id: 'text',
      child_id: 'uuid',
      interim: 'integer',
      practitioner_id: 'text',
      since: 'date',
      until: 'date',
    },
  },
  keysOf: (recorded) => {
    const fact = leadProfessionalCodec.decode(recorded);
    return fact !== undefined && 'interim' in fact.data ? [`${streamIdOf(recorded.stream)}.${fact.data.interim}`] : [];
  },
  apply: (card, recorded, card_id) => {
    const fact = leadProfessionalCodec.decode(recorded);
    switch (fact?.type) {
      case 'InterimMarked': {
        const { interim, practitionerId, on } = fact.data;
        const child_id = streamIdOf(recorded.stream);
        return { card_id, child_id, interim, practitioner_id: practitionerId, since: on, until: null };
      }
      case 'InterimEnded':
        return card && { ...card, until: fact.data.on };
      default:
        return card;
    }
  },
};

declare global {
  interface ReadModels {
    readonly 'interim-coordinator-card': typeof interimCardProjection;
  }
}
