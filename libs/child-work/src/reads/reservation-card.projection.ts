import { streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { childWorkCodec } from '../child-work.codec';

export interface ReservationCard extends Card {
  readonly child_id: string;
  /** When somebody else settles it; null where nothing is reserved. */
  readonly until: string | null;
}

/** One row per child: whether something is reserved, and how long it is left to whoever reserved it. */
export const reservationCardProjection: Projection<ReservationCard, 'reservation-card'> = {
  name: 'reservation-card',
  version: 1,
  prefixes: ['child-work.'],
  table: { name: 'read.reservation_card', key: 'child_id', columns: { child_id: 'uuid', until: 'text' } },
  keysOf: ({ stream }) => [streamIdOf(stream)],
  apply: (card, event, child_id) => {
    const fact = childWorkCodec.decode(event);
    switch (fact?.type) {
      case 'TeamReserved':
      case 'EndingReserved':
        return { child_id, until: fact.data.until };
      case 'ReservationSettled':
        return { child_id, until: null };
      default:
        return card;
    }
  },
};

declare global {
  interface ReadModels {
    readonly 'reservation-card': typeof reservationCardProjection;
  }
}
