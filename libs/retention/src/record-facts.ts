import { cafAggregate, closureOf } from '@app/caf';
import { childAggregate, recordsOfChild } from '@app/children';
import { consentAggregate } from '@app/consent';
import { type Aggregates } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { type Known } from './domain/decide/ground';
import { type Hold, settledAs } from './domain/retention.state';
import { type RecordFacts } from './domain/rules';
import { EVERY_RECORD, legalHoldAggregate, retentionAggregate } from './retention.codec';
import { recordsOf } from './subjects-of';

/** @returns whether the child is on the register, and whether this is the record to use. */
export const recordOf = async (aggregates: Aggregates, childId: string): Promise<Known['record']> => {
  const { state } = await aggregates.fold(childAggregate, childId);
  if (state.is === 'unregistered') return 'missing';
  return state.status === 'merged' ? 'merged' : 'open';
};

/** @returns what holds the record apart from its own stream, at this moment: a hold on every record, or one on a duplicate that was merged into it. */
export const heldElsewhere = async (aggregates: Aggregates, childId: string): Promise<boolean> => {
  const { state } = await aggregates.fold(legalHoldAggregate, EVERY_RECORD);
  return state.holds.length > 0 || (await holdsOfDuplicates(aggregates, childId)).length > 0;
};

/** @returns the holds that stand on the records which were merged into this one: the destruction of one takes the others along. */
export const holdsOfDuplicates = async (aggregates: Aggregates, childId: string): Promise<readonly Hold[]> => {
  const duplicates = (await recordsOf(aggregates, childId)).filter((id) => id !== childId);
  const held = await Promise.all(
    duplicates.map(async (recordId) => (await aggregates.fold(retentionAggregate, recordId)).state.holds),
  );
  return held.flat();
};

/** @returns the record on whose stream a hold is decided: a duplicate that carries it, otherwise the record that was asked about. */
export const recordOfHold = async (aggregates: Aggregates, childId: string, holdId: string): Promise<string> => {
  const records = await recordsOf(aggregates, childId);
  for (const record of records) {
    const { holds, settled } = (await aggregates.fold(retentionAggregate, record)).state;
    if (holds.some((hold) => hold.holdId === holdId) || settled.includes(settledAs(holdId, 'released'))) return record;
  }
  return childId;
};

/** @returns what the rules look at, as it stands in the log; undefined for a child who is not on the register. */
export const recordFactsOf = async (
  aggregates: Aggregates,
  childId: string,
  lastActivityOn: CalendarDate,
): Promise<RecordFacts | undefined> => {
  const { state: child } = await aggregates.fold(childAggregate, childId);
  if (child.is === 'unregistered') return undefined;
  const { duplicates } = await recordsOfChild(aggregates, childId);
  const records = [childId, ...duplicates.filter((id) => id !== childId)];
  const files = await Promise.all(records.map(async (id) => (await aggregates.fold(cafAggregate, id)).state));
  const consents = await Promise.all(records.map(async (id) => (await aggregates.fold(consentAggregate, id)).state));
  return {
    birthMonth: child.birthMonth,
    lastActivityOn,
    episodes: files
      .flatMap(({ episodes }) => episodes)
      .filter(({ status }) => status !== 'void')
      .map((episode) => ({ closedOn: closureOf(episode)?.on ?? null })),
    notProceeded:
      files.some(({ notProceeded }) => notProceeded.length > 0) ||
      consents.some(({ sayings }) => sayings.some(({ kind }) => kind === 'refused')),
  };
};
