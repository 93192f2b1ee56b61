import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type BirthDate, type Span, spanOf } from '../birth-date';
import { type ChildEvent } from '../child.events';
import { type RegisteredChild, type Shielding } from '../child.state';
import { dayContradiction } from '../facts';

/** What every command brings along: the day it is in London. */
export interface Today {
  readonly today: CalendarDate;
}
export type DateRefusal = Refusal<'future-date' | 'impossible-date'>;

/**
 * A day on which something was done, and of which the record keeps no more: it has come, and the child was there.
 * @param field of the input that holds the day.
 */
export const dayRefused = (
  child: RegisteredChild,
  day: CalendarDate,
  { today }: Today,
  field: string,
): DateRefusal | undefined => {
  const wrong = dayContradiction(child, day, today);
  return wrong === undefined ? undefined : refuse(wrong.code as DateRefusal['refused'], wrong.why, field);
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

/** @returns the field of an identity that says when somebody was born. */
export const birthField = ({ birthDate, bornIn }: BirthDate): string =>
  birthDate === undefined && bornIn !== undefined ? '/bornIn' : '/birthDate';

/** @returns the days that the date of birth can be, or why it is none. */
export const birthSpan = (identity: BirthDate): Span | Refusal<'impossible-birth-date'> =>
  spanOf(identity) ??
  refuse(
    'impossible-birth-date',
    'a date of birth is a day, or where no more is known the month or the year of it',
    birthField(identity),
  );

/** @returns the date of birth as it is kept: without what was left out. */
export const birthSaid = ({ birthDate, bornIn }: BirthDate): BirthDate => ({
  ...(birthDate === undefined ? {} : { birthDate }),
  ...(bornIn === undefined ? {} : { bornIn }),
});
