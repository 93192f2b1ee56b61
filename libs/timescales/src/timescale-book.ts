import { type CalendarDate, type WorkingDays, workingDaysOf } from '@app/kernel';
import bankHolidays from './data/bank-holidays-england-and-wales.json';
import versions from './data/timescales.json';
import { type Timescales } from './domain/clocks';

/** Working days of England and Wales. */
export const workingDays: WorkingDays = workingDaysOf(bankHolidays);
/** The last day for which the bank holidays are known. */
export const holidaysKnownTo: CalendarDate = bankHolidays.to;

const newestFirst: readonly Timescales[] = [...(versions as readonly Timescales[])].sort((a, b) =>
  a.from < b.from ? 1 : -1,
);

/**
 * The timescales in force on a day; what began earlier keeps the ones of its own beginning.
 * @throws RangeError for a day before the first version.
 */
export const timescalesOn = (day: CalendarDate): Timescales => {
  const found = newestFirst.find(({ from }) => from <= day);
  if (found === undefined) throw new RangeError(`no timescales are set for ${day}`);
  return found;
};
