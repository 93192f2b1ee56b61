import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type RegisteredChild } from '../child.state';

/** What every command brings along: the day it is in London. */
export interface Today {
  readonly today: CalendarDate;
}
export type DateRefusal = Refusal<'future-date' | 'impossible-date'>;

/**
 * A fact counts from a day that has come, and of a born child not from before the month of birth.
 * @param field of the input that holds the day.
 */
export const dayRefused = (
  { status, birthMonth }: RegisteredChild,
  day: CalendarDate,
  { today }: Today,
  field: string,
): DateRefusal | undefined => {
  if (day > today) return refuse('future-date', 'this day is still to come', field);
  if (status !== 'unborn' && day.slice(0, 7) < birthMonth)
    return refuse('impossible-date', 'this day is before the child was born', field);
  return undefined;
};
