import { cafAggregate, closureOf } from '@app/caf';
import { childAggregate, recordsOfChild } from '@app/children';
import { consentAggregate } from '@app/consent';
import { type Aggregates } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { type Known } from './domain/decide/ground';
import { type RecordFacts } from './domain/rules';
import { EVERY_RECORD, legalHoldAggregate } from './retention.codec';

/** @returns whether the child is on the register, and whether this is the record to use. */
export const recordOf = async (aggregates: Aggregates, childId: string): Promise<Known['record']> => {
  const { state } = await aggregates.fold(childAggregate, childId);
  if (state.is === 'unregistered') return 'missing';
  return state.status === 'merged' ? 'merged' : 'open';
};

/** @returns whether a legal hold stands on every record at this moment. */
export const allHeld = async (aggregates: Aggregates): Promise<boolean> =>
  (await aggregates.fold(legalHoldAggregate, EVERY_RECORD)).state.holds.length > 0;

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
