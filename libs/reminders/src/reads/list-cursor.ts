import { isCalendarDate, refuse } from '@app/kernel';
import { RefusedError } from '@app/http';
import { type Place } from './situations';

/** @returns where to go on in a list, as the answer gives it to the caller. */
export const cursorOf = ({ openedOn, cardId }: Place): string =>
  Buffer.from(`${openedOn} ${cardId}`).toString('base64url');

/**
 * @returns where the caller was in the list.
 * @throws RefusedError `invalid-cursor` for what no answer gave.
 */
export const placeOf = (cursor: string): Place => {
  const [openedOn, cardId, ...more] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!isCalendarDate(openedOn) || cardId === undefined || !/^[0-9a-f-]{36}\.\d+$/.test(cardId) || more.length > 0)
    throw new RefusedError(refuse('invalid-cursor', 'take the cursor from the answer before', '/cursor'));
  return { openedOn, cardId };
};
