import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type RetentionEvent } from '../retention.events';
import { type Retention, settledAs } from '../retention.state';
import { type HoldReason } from '../vocabulary';
import { closedFor, type ClosedRefusal, future, type Known, underWay } from './ground';

export interface HoldRecord extends Known {
  readonly type: 'HoldRecord';
  readonly holdId: string;
  readonly reason: HoldReason;
  readonly on: CalendarDate;
  readonly note: string | null;
}
export interface ReleaseHold extends Known {
  readonly type: 'ReleaseHold';
  readonly holdId: string;
  readonly on: CalendarDate;
}
export type HoldRefusal = ClosedRefusal | Refusal<'future-date' | 'destruction-under-way'>;
export type ReleaseRefusal =
  ClosedRefusal | Refusal<'future-date' | 'hold-not-found' | 'hold-already-released' | 'impossible-date-order'>;

/** Whatever was proposed or approved, a hold comes before it, until the keys are being destroyed. */
export const holdRecord = (command: HoldRecord, state: Retention): Decided<RetentionEvent, HoldRefusal> => {
  const { holdId, reason, on, note } = command;
  const barred = closedFor(command, state) ?? future(on, command);
  if (barred !== undefined) return barred;
  if (state.proposal?.status === 'started') return underWay();
  const wanted = [{ type: 'RecordHeld', data: { holdId, reason, on }, personal: { note } }] as const;
  const standing = state.holds.filter((one) => one.reason === reason && one.on === on).map((one) => one.holdId);
  if (standing.length === 0) return wanted;
  return alreadyRecorded({ by: ({ type, data }) => type === 'RecordHeld' && standing.includes(data.holdId), wanted });
};

export const releaseHold = (command: ReleaseHold, state: Retention): Decided<RetentionEvent, ReleaseRefusal> => {
  const { holdId, on } = command;
  const barred = closedFor(command, state) ?? future(on, command);
  if (barred !== undefined) return barred;
  const wanted = [{ type: 'HoldReleased', data: { holdId, on } }] as const;
  if (state.settled.includes(settledAs(holdId, 'released')))
    return alreadyRecorded({
      by: ({ type, data }) => type === 'HoldReleased' && data.holdId === holdId,
      wanted,
      refusal: refuseExisting('hold-already-released', 'this hold has ended already', {
        existing: holdId,
        correctedBy: 'POST /v1/children/{childId}/retention/holds',
      }),
    });
  const hold = state.holds.find((one) => one.holdId === holdId);
  if (hold === undefined) return refuse('hold-not-found', 'there is no such hold on this record');
  if (on < hold.on) return refuse('impossible-date-order', 'a hold cannot end before it began', '/on');
  return wanted;
};
