import { type CalendarDate } from '@app/kernel';
import { type ExtensionReason } from './vocabulary';

const monthsOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/**
 * Age in whole years, by the day. Where the month of birth only is known (`YYYY-MM`), a birthday counts once its month is over: nobody
 * is taken to be older than they are. Who was born on 29 February has the birthday on 1 March in other years.
 * @param born the day of birth, or its month.
 * @returns the years; negative before birth.
 */
export const ageAt = (born: string, on: CalendarDate): number => {
  const completed = born.length > 7 ? on.slice(8) >= born.slice(8) : on.startsWith(born);
  return Math.floor((monthsOf(on) - monthsOf(born) - (completed ? 0 : 1)) / 12);
};

/** Whether the day of birth decides on the age of that day: in the month of the birthday. */
export const dayDecides = (birthMonth: string, on: CalendarDate): boolean => birthMonth.slice(5) === on.slice(5, 7);

/** Help ends at the eighteenth birthday, unless there is a reason to go on; nothing goes on past the last age. */
export const ADULT_FROM = 18;
/** Helped up to and including this age, by reason. */
export const extendedUpTo: Readonly<Record<ExtensionReason, number>> = {
  'formerly-looked-after': 20,
  'learning-difficulty-or-disability': 24,
};
/** Nobody beyond this age is on the register, whatever the reason. */
export const LAST_AGE = Math.max(...Object.values(extendedUpTo));
/** How long before the eighteenth birthday a practitioner is told. */
const NEARING_MONTHS = 3;

/** Where a child or young person stands with the age limits. */
export type AgeStanding = 'unborn' | 'within-limit' | 'nearing-18' | 'extension-needed' | 'extended' | 'over-limit';

/**
 * @param born the day of birth, or its month.
 * @param reasons why the young person may be helped past eighteen, as far as recorded by that day.
 * @returns where they stand on that day.
 */
export const ageStandingAt = (born: string, reasons: readonly ExtensionReason[], on: CalendarDate): AgeStanding => {
  const age = ageAt(born, on);
  if (on < born) return 'unborn';
  if (age < ADULT_FROM)
    return monthsOf(born) + ADULT_FROM * 12 - monthsOf(on) <= NEARING_MONTHS ? 'nearing-18' : 'within-limit';
  if (reasons.some((reason) => age <= extendedUpTo[reason])) return 'extended';
  return age > LAST_AGE || reasons.length > 0 ? 'over-limit' : 'extension-needed';
};
