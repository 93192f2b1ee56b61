import { type Aggregates } from '@app/event-store';
import { childAggregate } from './children.codec';

/** The records of one child: the one that is used, and those that were merged into it. */
export interface RecordsOfChild {
  readonly used: string;
  readonly duplicates: readonly string[];
}

/**
 * @param childId of any of the records.
 * @returns all of them, as the log has them; of a child who is not on the register, the id alone.
 */
export const recordsOfChild = async (
  aggregates: Pick<Aggregates, 'fold'>,
  childId: string,
): Promise<RecordsOfChild> => {
  const { state: child } = await aggregates.fold(childAggregate, childId);
  if (child.is === 'unregistered') return { used: childId, duplicates: [] };
  if (child.survivorId === null) return { used: childId, duplicates: child.absorbed };
  const { state: survivor } = await aggregates.fold(childAggregate, child.survivorId);
  const absorbed = survivor.is === 'unregistered' ? [] : survivor.absorbed;
  // The survivor hears of a merge a moment later.
  return { used: child.survivorId, duplicates: [...new Set([...absorbed, childId])] };
};
