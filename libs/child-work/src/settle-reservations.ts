import { type AutomationTools } from '@app/runtime';
import { unsettledAt } from './reads/unsettled';
import { Reservations } from './reservations';

/**
 * Settles, for every child, what a crash has left reserved. May be called as often as wanted, by any number of processes.
 * @returns how many there were.
 */
export const settleReservations = async ({
  aggregates,
  clock,
  database,
}: Pick<AutomationTools, 'aggregates' | 'clock' | 'database'>): Promise<number> => {
  const reservations = new Reservations(aggregates, clock);
  const children = await unsettledAt(database, clock().toISOString());
  for (const childId of children) await reservations.settleLapsed(childId);
  return children.length;
};
