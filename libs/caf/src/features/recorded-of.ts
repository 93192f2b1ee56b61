import { type Honoured } from '@app/event-store';
import { type CafEvent } from '../domain/caf.events';

type DataOf<T extends CafEvent['type']> = Extract<CafEvent, { readonly type: T }>['data'];

/**
 * @returns the plain facts of the event of that kind that the request recorded, now or the first time: the numbers that the file gave are in them.
 * @throws Error when the request records no such event.
 */
export const recordedOf = <T extends CafEvent['type']>({ facts }: Honoured, type: T): DataOf<T> => {
  const fact = facts.find((one) => one.type === type);
  if (fact === undefined) throw new Error(`the request was honoured and no ${type} is on record`);
  return fact.data as DataOf<T>;
};
