import { cafAggregate } from '@app/caf';
import { childAggregate } from '@app/children';
import { type Aggregates } from '@app/event-store';
import { teamAggregate } from '@app/team-around-the-child';
import { retentionAggregate } from './retention.codec';

/** @returns the record and every duplicate that was merged into it, and into those. */
export const recordsOf = async (aggregates: Aggregates, childId: string): Promise<readonly string[]> => {
  const records = new Set([childId]);
  for (const record of records) {
    const { state } = await aggregates.fold(childAggregate, record);
    if (state.is === 'registered') for (const duplicate of state.absorbed) records.add(duplicate);
  }
  return [...records];
};

const isDestroyed = async (aggregates: Aggregates, childId: string): Promise<boolean> =>
  (await aggregates.fold(retentionAggregate, childId)).state.destroyed !== null;

/** The teams of these records that never served anybody who still has one. */
const teamsOnlyOf = async (aggregates: Aggregates, records: readonly string[]): Promise<readonly string[]> => {
  const only: string[] = [];
  const files = await Promise.all(records.map((record) => aggregates.fold(cafAggregate, record)));
  const tacIds = new Set(files.flatMap(({ state }) => state.episodes.flatMap(({ teams }) => teams)));
  for (const tacId of tacIds) {
    const { state: team } = await aggregates.fold(teamAggregate, tacId);
    const served = team.is === 'not-convened' ? [] : team.children.map(({ childId }) => childId);
    const gone = await Promise.all(
      served.map(async (childId) => records.includes(childId) || (await isDestroyed(aggregates, childId))),
    );
    if (gone.every(Boolean)) only.push(tacId);
  }
  return only;
};

/**
 * Whose keys are destroyed with a child's record: the child's, its duplicates', and those of the teams that served nobody else; a
 * family's team goes with the last of its children.
 */
export const subjectsOf = async (aggregates: Aggregates, childId: string): Promise<readonly string[]> => {
  const records = await recordsOf(aggregates, childId);
  const teams = await teamsOnlyOf(aggregates, records);
  return [...records.map((record) => `child-${record}`), ...teams.map((tacId) => `team-${tacId}`)];
};
