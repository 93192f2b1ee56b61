import { type CalendarDate, isCalendarDate, refuse } from '@app/kernel';
import { RefusedError } from '@app/http';

/** Where one stands in a list that is ordered by a day, ties by the id of the card. */
export interface ListPlace {
  readonly on: CalendarDate;
  /** `<childId>.<number>` */
  readonly cardId: string;
}
/** Before the first. */
export const listStart: ListPlace = { on: '0001-01-01', cardId: '' };

/** @returns where to go on in a list, as the answer gives it to the caller. */
export const cursorOf = ({ on, cardId }: ListPlace): string => Buffer.from(`${on} ${cardId}`).toString('base64url');

/**
 * @returns where the caller was in the list.
 * @throws RefusedError `invalid-cursor` for what no answer gave.
 */
export const placeOf = (cursor: string): ListPlace => {
  const [on, cardId, ...more] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!isCalendarDate(on) || cardId === undefined || !/^[0-9a-f-]{36}\.\d+$/.test(cardId) || more.length > 0)
    throw new RefusedError(refuse('invalid-cursor', 'take the cursor from the answer before', '/cursor'));
  return { on, cardId };
};
