import { sealedPart, streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { childCodec } from '../../children.codec';

export interface ChildCard extends Card {
  readonly child_id: string;
  readonly ref: string;
  readonly status: string;
  readonly sex: string;
  readonly place: string;
  readonly locality_basis: string;
  readonly registered_on: string;
  readonly revision: bigint;
  readonly identity: { readonly eventId: string; readonly type: string; readonly sealed: string } | null;
}

/** The register as one row per child, for reading one child. */
export const childCardProjection: Projection<ChildCard> = {
  name: 'child-card',
  version: 1,
  prefixes: ['children.'],
  table: {
    name: 'read.child_card',
    key: 'child_id',
    columns: {
      child_id: 'uuid',
      ref: 'text',
      status: 'text',
      sex: 'text',
      place: 'text',
      locality_basis: 'text',
      registered_on: 'date',
      revision: 'bigint',
      identity: 'jsonb',
    },
  },
  keysOf: ({ stream }) => [streamIdOf(stream)],
  apply: (card, recorded, childId) => {
    const fact = childCodec.decode(recorded);
    if (fact === undefined) return card;
    const { data } = fact;
    const sealed = sealedPart(recorded);
    return {
      child_id: childId,
      ref: data.ref,
      status: data.status,
      sex: data.sex,
      place: data.place,
      locality_basis: data.localityBasis,
      registered_on: data.registeredOn,
      revision: recorded.revision,
      identity: sealed === undefined ? null : { eventId: sealed.eventId, type: sealed.type, sealed: sealed.sealed },
    };
  },
};
