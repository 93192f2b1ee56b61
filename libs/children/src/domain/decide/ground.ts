import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type ChildEvent } from '../child.events';
import { type RegisteredChild, type Shielding } from '../child.state';

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

/** What a command has to know by which the child comes to live with others. */
export interface Moves extends Today {
  /** The shielding of another child that held for this one while they lived together, and would end with this; null: of nobody. */
  readonly shieldingLeftBehind: Shielding | null;
}

/**
 * Whoever goes away from a shielded household takes its protection along, until the coordinator lifts it: where the family has
 * gone must not be told by the first of them whose record says so.
 */
export const takingProtectionAlong = (
  { shieldingLeftBehind }: Moves,
  { shielding }: RegisteredChild,
): readonly ChildEvent[] =>
  shielding === null && shieldingLeftBehind !== null ? [{ type: 'ChildShielded', data: shieldingLeftBehind }] : [];
