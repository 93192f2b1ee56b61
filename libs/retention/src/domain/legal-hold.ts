import { alreadyRecorded, type CalendarDate, type Decider, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type LegalHoldEvent } from './legal-hold.events';
import { type Hold } from './retention.state';
import { type HoldReason } from './vocabulary';

export type LegalHoldCommand =
  | {
      readonly type: 'HoldAllRecords';
      readonly holdId: string;
      readonly reason: HoldReason;
      readonly on: CalendarDate;
      readonly today: CalendarDate;
    }
  | {
      readonly type: 'ReleaseAllRecords';
      readonly holdId: string;
      readonly on: CalendarDate;
      readonly today: CalendarDate;
    };
export type LegalHoldRefusal = Refusal<
  'future-date' | 'hold-not-found' | 'hold-already-released' | 'impossible-date-order'
>;

/** The holds on every record; any one of them is enough. */
export interface LegalHolds {
  readonly holds: readonly Hold[];
  readonly released: readonly string[];
}

/** Legal holds on every record at once: nothing at all is destroyed while one stands. */
export const legalHold: Decider<LegalHoldCommand, LegalHoldEvent, LegalHolds, LegalHoldRefusal> = {
  initial: { holds: [], released: [] },
  evolve: (state, { type, data }) => {
    switch (type) {
      case 'AllRecordsHeld':
        return { ...state, holds: [...state.holds, data] };
      case 'AllRecordsReleased':
        return {
          ...state,
          holds: state.holds.filter(({ holdId }) => holdId !== data.holdId),
          released: [...state.released, data.holdId],
        };
    }
  },
  decide: (command, state) => {
    const { holdId, on, today } = command;
    if (on > today) return refuse('future-date', 'this day is still to come', '/on');
    if (command.type === 'HoldAllRecords') {
      const { reason } = command;
      const wanted = [{ type: 'AllRecordsHeld', data: { holdId, reason, on } }] as const;
      const standing = state.holds.filter((one) => one.reason === reason && one.on === on).map((one) => one.holdId);
      if (standing.length === 0) return wanted;
      return alreadyRecorded({
        by: ({ type, data }) => type === 'AllRecordsHeld' && standing.includes(data.holdId),
        wanted,
      });
    }
    const wanted = [{ type: 'AllRecordsReleased', data: { holdId, on } }] as const;
    if (state.released.includes(holdId))
      return alreadyRecorded({
        by: ({ type, data }) => type === 'AllRecordsReleased' && data.holdId === holdId,
        wanted,
        refusal: refuseExisting('hold-already-released', 'this hold has ended already', { existing: holdId }),
      });
    const hold = state.holds.find((one) => one.holdId === holdId);
    if (hold === undefined) return refuse('hold-not-found', 'there is no such hold on all records');
    if (on < hold.on) return refuse('impossible-date-order', 'a hold cannot end before it began', '/on');
    return wanted;
  },
};
