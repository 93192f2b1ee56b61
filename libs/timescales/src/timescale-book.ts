import {
  addDays,
  addYears,
  type CalendarDate,
  type Pause,
  pausedDaysSince,
  type WorkingDays,
  workingDaysOf,
} from '@app/kernel';
import bankHolidays from './data/bank-holidays-england-and-wales.json';
import versions from './data/timescales.json';
import { addMonths, type ClockName, type Deadline, deadlineOf, type Timescales } from './domain/clocks';

/** Working days of England and Wales. */
export const workingDays: WorkingDays = workingDaysOf(bankHolidays);
/** The last day for which the bank holidays are known. */
export const holidaysKnownTo: CalendarDate = bankHolidays.to;
/** @returns whether the list of bank holidays ends within a year, so that it has to be renewed. */
export const holidaysEndSoon = (today: CalendarDate): boolean => today >= addYears(holidaysKnownTo, -1);

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
 */
export const deadlineFrom = (clock: ClockName, start: CalendarDate, pausedDays = 0): Deadline | undefined => {
  const timescales = versionOf(start);
  return timescales && deadlineOf(timescales, workingDays, clock, start, pausedDays);
};

/**
 * The last day on which what was closed may be reopened.
 * @returns undefined for what was closed before there were timescales.
 */
export const reopeningFrom = (closedOn: CalendarDate): Deadline | undefined => deadlineFrom('reopening', closedOn);

/** A deadline of the reviews, from the day on which it began. */
export interface ReviewDeadline extends Deadline {
  readonly clock: 'first-review' | 'next-review';
  readonly startedOn: CalendarDate;
}

const reviewBy = (
  clock: ReviewDeadline['clock'],
  startedOn: CalendarDate,
  pauses: readonly Pause[],
): ReviewDeadline | undefined => {
  const deadline = deadlineFrom(clock, startedOn, pausedDaysSince(pauses, startedOn));
  return deadline && { ...deadline, clock, startedOn };
};

/**
 * When a next review is due. It may have been agreed for an earlier day than the last one allowed: the agreed day counts, put off by
 * the days of the pauses since.
 * @returns undefined where none was agreed, or there were no timescales then.
 */
export const reviewFrom = (
  { on, nextReviewOn }: { readonly on: CalendarDate; readonly nextReviewOn: CalendarDate | null },
  pauses: readonly Pause[],
): ReviewDeadline | undefined => {
  if (nextReviewOn === null) return undefined;
  const limit = reviewBy('next-review', on, pauses);
  return limit && { ...limit, dueOn: addDays(nextReviewOn, pausedDaysSince(pauses, on)) };
};

/**
 * When a team has to have reviewed next, for a child whose family paused the work at these times: the first time from the day on
 * which it was convened, then by what its last meeting or review agreed.
 * @returns undefined once it has agreed to close.
 */
export const teamReviewFrom = (
  {
    convenedOn,
    followUp,
  }: { readonly convenedOn: CalendarDate; readonly followUp: Parameters<typeof reviewFrom>[0] | null },
  pauses: readonly Pause[],
): ReviewDeadline | undefined =>
  followUp === null ? reviewBy('first-review', convenedOn, pauses) : reviewFrom(followUp, pauses);

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
