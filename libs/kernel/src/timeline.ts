import { type CalendarDate } from './calendar-date';

/** Something that counts from a day on, until the next one. */
export interface Dated {
  readonly from: CalendarDate;
}

/** @returns the list with one more entry, in order of day; entries of one day stay in the order they were learned. */
export const withDated = <D extends Dated>(timeline: readonly D[], entry: D): readonly D[] => {
  const before = timeline.filter(({ from }) => from <= entry.from);
  return [...before, entry, ...timeline.slice(before.length)];
};

/** @returns the entry in force at the end of that day: the latest that counts from then or before. */
export const inForce = <D extends Dated>(timeline: readonly D[], on: CalendarDate): D | undefined =>
  timeline.findLast(({ from }) => from <= on);
