import { type CalendarDate } from '@app/kernel';
import { type SharingGround } from './vocabulary';

/** A ground in law on which information goes out without consent, with the days between which it is in force. */
export interface GroundInForce {
  readonly code: SharingGround;
  readonly statute: string;
  /** Null where it has not been brought into force. */
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
  /** Whether the decision has to say which function of the recipient it serves. */
  readonly needsFunction: boolean;
}

/** @returns the ground as it is in force on that day; undefined before and after. */
export const groundOn = (
  grounds: readonly GroundInForce[],
  code: SharingGround,
  on: CalendarDate,
): GroundInForce | undefined =>
  grounds.find(
    (one) => one.code === code && one.from !== null && one.from <= on && (one.until === null || on <= one.until),
  );
