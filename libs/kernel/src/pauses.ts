import { type CalendarDate, daysBetween } from './calendar-date';

/** A time in which the family had paused the work: from that day, and no longer on the day `to`. Null: it lasts. */
export interface Pause extends Readonly<Record<string, unknown>> {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** @returns the pause that lasts, if there is one. */
export const lastingPause = (pauses: readonly Pause[]): Pause | undefined => pauses.find(({ to }) => to === null);

/** @returns the pauses with one more from that day on. */
export const withPause = (pauses: readonly Pause[], from: CalendarDate): readonly Pause[] => [
  ...pauses,
  { from, to: null },
];

/** @returns the pauses after the work was taken up again, or ended, on that day. */
export const withPauseEnded = (pauses: readonly Pause[], to: CalendarDate): readonly Pause[] =>
  pauses.map((pause) => (pause.to === null ? { ...pause, to } : pause));

/** @returns how many days since `start` the work was paused; a pause that still lasts does not count yet. */
export const pausedDaysSince = (pauses: readonly Pause[], start: CalendarDate): number =>
  pauses.reduce(
    (days, { from, to }) => days + (to === null ? 0 : Math.max(0, daysBetween(from > start ? from : start, to))),
    0,
  );
