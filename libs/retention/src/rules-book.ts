import { type CalendarDate } from '@app/kernel';
import versions from './data/retention-rules.json';
import { type Rules } from './domain/rules';

const newestFirst: readonly Rules[] = [...(versions as readonly Rules[])].sort((a, b) => (a.from < b.from ? 1 : -1));

/**
 * The rules in force on a day. To change one, add a version to the data file; never edit one that has been in force.
 * @throws RangeError for a day before the first version.
 */
export const rulesOn = (day: CalendarDate): Rules => {
  const found = newestFirst.find(({ from }) => from <= day);
  if (found === undefined) throw new RangeError(`no retention rules are set for ${day}`);
  return found;
};
