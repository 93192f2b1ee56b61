import { type Aggregates, derivedId } from '@app/event-store';
import { systemEnvelope } from '@app/feeds';
import { type Clock, dayInLondon, isRefusal } from '@app/kernel';
import { daysAggregate } from './reminders.codec';

/** The beginnings of days recognise each other by ids in this namespace. */
const DAYS = '2b9c5c1e-7d60-5d0b-9c1f-31e2c0a4f8d5';

/** The calendar of the county, of which there is one. */
const COUNTY = 'county';

/**
 * Says that today has begun in London, and the days that were missed since the last time. May be called as often as wanted,
 * by any number of processes: a day begins once.
 */
export const beginDays = async (aggregates: Aggregates, clock: Clock): Promise<void> => {
  const now = clock();
  const today = dayInLondon(now);
  const commandId = derivedId(`${today} begins`, DAYS);
  const command = { type: 'BeginDays' as const, today };
  const sent = systemEnvelope(command, commandId, now.toISOString(), 'administration');
  const outcome = await aggregates.handle(daysAggregate, COUNTY, sent);
  if (isRefusal(outcome)) throw new Error(`the day could not begin: ${outcome.refused}`);
};
