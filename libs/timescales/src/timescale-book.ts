import { addDays, type CalendarDate, type WorkingDays, workingDaysOf } from '@app/kernel';
import bankHolidays from './data/bank-holidays-england-and-wales.json';
import versions from './data/timescales.json';
import { addMonths, type ClockName, type Deadline, deadlineOf, type Timescales } from './domain/clocks';

/** Working days of England and Wales. */
export const workingDays: WorkingDays = workingDaysOf(bankHolidays);
/** The last day for which the bank holidays are known. */
export const holidaysKnownTo: CalendarDate = bankHolidays.to;

const newestFirst: readonly Timescales[] = [...(versions as readonly Timescales[])].sort((a, b) =>
  a.from < b.from ? 1 : -1,
);
const versionOf = (day: CalendarDate): Timescales | undefined => newestFirst.find(({ from }) => from <= day);

/**
 * The timescales in force on a day; what began earlier keeps the ones of its own beginning.
 * @throws RangeError for a day before the first version.
 */
export const timescalesOn = (day: CalendarDate): Timescales => {
  const found = versionOf(day);
  if (found === undefined) throw new RangeError(`no timescales are set for ${day}`);
  return found;
};

/**
 * When something that began on `start` is due, by the timescales of that very day.
 * @returns undefined for what began before there were timescales: nothing was due then.
 * @throws BeyondHolidayCalendar when the bank holidays of those days are not known.
 */
export const deadlineFrom = (clock: ClockName, start: CalendarDate, pausedDays = 0): Deadline | undefined => {
  const timescales = versionOf(start);
  return timescales && deadlineOf(timescales, workingDays, clock, start, pausedDays);
};

/** From when an episode drifts: after that day, or with so many reviews in a row that found no progress. */
export interface DriftLimit {
  readonly after: CalendarDate;
  readonly reviews: number;
  readonly version: string;
}

/** @returns the limit for an episode that was opened on that day; undefined when it was before there were timescales. */
export const driftLimitFrom = (openedOn: CalendarDate, pausedDays = 0): DriftLimit | undefined => {
  const timescales = versionOf(openedOn);
  return (
    timescales && {
      after: addDays(addMonths(openedOn, timescales.driftMonths), pausedDays),
      reviews: timescales.driftReviews,
      version: timescales.version,
    }
  );
};
