import { recordsOfChild } from '@app/children';
import { type Aggregates } from '@app/event-store';
import { cafAggregate } from '../caf.codec';
import { openEpisode } from '../domain/caf.state';

/** The other records of the child: those merged into this one, or the one that this was merged into and its others. */
const otherRecords = async (aggregates: Aggregates, childId: string): Promise<readonly string[]> => {
  const { used, duplicates } = await recordsOfChild(aggregates, childId);
  return [used, ...duplicates].filter((id) => id !== childId);
};

/**
 * @returns whether a CAF is open on another record of the same child. A merge rewrites nothing, so a CAF goes on where it was opened,
 * and is the child's one CAF all the same.
 */
export const openOnOtherRecord = async (aggregates: Aggregates, childId: string): Promise<boolean> => {
  const others = await otherRecords(aggregates, childId);
  const files = await Promise.all(others.map((other) => aggregates.fold(cafAggregate, other)));
  return files.some(({ state }) => openEpisode(state) !== undefined);
};
