import { type CalendarDate } from '@app/kernel';
import { type ExtensionReason } from './vocabulary';

const months = (yearAndMonth: string): number =>
  Number(yearAndMonth.slice(0, 4)) * 12 + Number(yearAndMonth.slice(5, 7));

/**
 * Age in whole years at month precision: only the month of birth is kept open, the day is personal. A birthday counts from the
 * first of its month.
 * @returns the years; negative before birth.
 */
export const ageAt = (birthMonth: string, on: CalendarDate): number =>
  Math.floor((months(on) - months(birthMonth)) / 12);

/** Help ends at the eighteenth birthday, unless there is a reason to go on; nothing goes on past the last age. */
export const ADULT_FROM = 18;
/** Helped up to and including this age, by reason. */
export const extendedUpTo: Readonly<Record<ExtensionReason, number>> = {
  'formerly-looked-after': 20,
  'learning-difficulty-or-disability': 24,
};
/** How long before the eighteenth birthday a practitioner is told. */
const NEARING_MONTHS = 3;

/** Where a child or young person stands with the age limits. */
export type AgeStanding = 'unborn' | 'within-limit' | 'nearing-18' | 'extension-needed' | 'extended' | 'over-limit';

/**
 * @param reasons why the young person may be helped past eighteen, as far as recorded by that day.
 * @returns where they stand on that day.
 */
export const ageStandingAt = (
  birthMonth: string,
  reasons: readonly ExtensionReason[],
  on: CalendarDate,
): AgeStanding => {
  const age = ageAt(birthMonth, on);
  if (age < 0) return 'unborn';
  if (age < ADULT_FROM)
    return months(birthMonth) + ADULT_FROM * 12 - months(on) <= NEARING_MONTHS ? 'nearing-18' : 'within-limit';
  if (reasons.some((reason) => age <= extendedUpTo[reason])) return 'extended';
  return age > Math.max(...Object.values(extendedUpTo)) || reasons.length > 0 ? 'over-limit' : 'extension-needed';
};
