import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type HoldReleased, type RecordHeld } from '../retention.events';
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
export type ReleaseRefusal = ClosedRefusal | Refusal<'future-date' | 'hold-not-found' | 'impossible-date-order'>;

/** Whatever was proposed or approved, a hold comes before it, until the keys are being destroyed. */
export const holdRecord = (command: HoldRecord, state: Retention): readonly RecordHeld[] | HoldRefusal => {
  const { holdId, reason, on, note } = command;
  if (state.recorded.includes(holdId)) return [];
  const barred = closedFor(command, state) ?? future(on, command);
  if (barred !== undefined) return barred;
  if (state.proposal?.status === 'started') return underWay();
  return [{ type: 'RecordHeld', data: { holdId, reason, on }, personal: { note } }];
};

export const releaseHold = (command: ReleaseHold, state: Retention): readonly HoldReleased[] | ReleaseRefusal => {
  const { holdId, on } = command;
  if (state.settled.includes(settledAs(holdId, 'released'))) return [];
  const barred = closedFor(command, state) ?? future(on, command);
  if (barred !== undefined) return barred;
  const hold = state.holds.find((one) => one.holdId === holdId);
  if (hold === undefined) return refuse('hold-not-found', 'there is no such hold on this record');
  if (on < hold.on) return refuse('impossible-date-order', 'a hold cannot end before it began', '/on');
  return [{ type: 'HoldReleased', data: { holdId, on } }];
};
