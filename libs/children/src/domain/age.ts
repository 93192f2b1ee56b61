import { type CalendarDate } from '@app/kernel';

const months = (yearAndMonth: string): number =>
  Number(yearAndMonth.slice(0, 4)) * 12 + Number(yearAndMonth.slice(5, 7));

/**
 * Age in whole years at month precision: only the month of birth is kept open, the day is personal. A birthday counts from the
 * first of its month.
 * @returns the years; negative before birth.
 */
export const ageAt = (birthMonth: string, on: CalendarDate): number =>
  Math.floor((months(on) - months(birthMonth)) / 12);
