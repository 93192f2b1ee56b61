import { type Decider, type Refusal, refuse } from '@app/kernel';
import { type ChildWorkEvent, type EndingReserved, type TeamReserved } from './child-work.events';

export type ReserveTeam = { readonly type: 'ReserveTeam' } & TeamReserved['data'] & {
    /** Teams that may serve the child until then: one that goes on with it, one that closes for it. */
    readonly from: readonly string[];
  };
export type ReserveEnding = { readonly type: 'ReserveEnding' } & EndingReserved['data'];
/** Says which team serves the child now that what was reserved is over, one way or the other. */
export interface SettleReservation {
  readonly type: 'SettleReservation';
  readonly reservationId: string;
  readonly tacId: string | null;
}
export interface ReleaseTeam {
  readonly type: 'ReleaseTeam';
  readonly tacId: string;
}
export type ChildWorkCommand = ReserveTeam | ReserveEnding | SettleReservation | ReleaseTeam;
export type ChildWorkRefusal = Refusal<
  'work-reserved' | 'team-already-open' | 'team-still-open' | 'not-reserved' | 'team-not-held'
>;

/** What is about to happen, until it is settled. */
export interface Reservation {
  readonly reservationId: string;
  /** The team that is to serve the child; null where the CAF is to end. */
  readonly tacId: string | null;
  readonly until: string;
}
/** What several agencies do around one child, as far as it may be done once only. */
export interface ChildWork {
  /** The team that serves the child, as was settled last: what its own stream says counts. */
  readonly team: string | null;
  readonly reserved: Reservation | null;
}

/**
 * At most one team serves a child, and none begins while the CAF that it serves ends. Teams and CAFs are streams of their own, so
 * whoever is about to change which team serves a child reserves that here first, one after another.
 */
export const childWork: Decider<ChildWorkCommand, ChildWorkEvent, ChildWork, ChildWorkRefusal> = {
  initial: { team: null, reserved: null },
  evolve: (state, { type, data }) => {
    switch (type) {
      case 'TeamReserved': {
        const { reservationId, tacId, until } = data;
        return { ...state, reserved: { reservationId, tacId, until } };
      }
      case 'EndingReserved': {
        const { reservationId, until } = data;
        return { ...state, reserved: { reservationId, tacId: null, until } };
      }
      case 'ReservationSettled':
        return { team: data.tacId, reserved: null };
      case 'TeamReleased':
        return { ...state, team: null };
    }
  },
  decide: (command, { team, reserved }) => {
    switch (command.type) {
      case 'ReserveTeam': {
        if (reserved !== null) return alreadyReserved();
        const { reservationId, tacId, until, from } = command;
        return team === null || from.includes(team)
          ? [{ type: 'TeamReserved', data: { reservationId, tacId, until } }]
          : refuse('team-already-open', 'a team works with this child already: join it instead');
      }
      case 'ReserveEnding': {
        if (reserved !== null) return alreadyReserved();
        const { reservationId, episode, until } = command;
        return team === null
          ? [{ type: 'EndingReserved', data: { reservationId, episode, until } }]
          : refuse('team-still-open', 'the team around the child must be closed first');
      }
      case 'SettleReservation': {
        const { reservationId, tacId } = command;
        return reserved?.reservationId === reservationId
          ? [{ type: 'ReservationSettled', data: { reservationId, tacId } }]
          : refuse('not-reserved', 'this was settled before');
      }
      case 'ReleaseTeam':
        return team === command.tacId && reserved === null
          ? [{ type: 'TeamReleased', data: { tacId: team } }]
          : refuse('team-not-held', 'another team serves this child by now, or none');
    }
  },
};

const alreadyReserved = (): Refusal<'work-reserved'> =>
  refuse('work-reserved', 'somebody else changes at this moment which team works with this child');
