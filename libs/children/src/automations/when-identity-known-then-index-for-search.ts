import { streamIdOf } from '@app/event-store';
import { type Automation } from '@app/feeds';
import { type AutomationTools } from '@app/runtime';
import { childAggregate, childCodec } from '../children.codec';
import { ChildRecords } from '../personal/child-records';
import { type MatchKey, recordKeys } from '../personal/match-keys';
import { recordsOfChild } from '../records-of-child';
import { ChildMatches } from '../postgres/child-matches';

/** Whatever may change by what the child is found, or whether it is found at all. */
const tells = [
  'ChildRegistered',
  'ChildBorn',
  'IdentifierRecorded',
  'FactCorrected',
  'ChildAdopted',
  'ChildMerged',
  'ChildUnmerged',
  'DuplicateAbsorbed',
  'DuplicateReleased',
  'PregnancyEnded',
  'EndingRetracted',
];
/** Stored name of the end of a record's destruction, on a stream with the child's id. */
const DESTROYED = 'retention.record-destroyed.';
/** What the index is called among all that follow the log. */
export const SEARCH_INDEX = 'when-identity-known-then-index-for-search';
/** Records that nobody should come upon when looking for a child. */
const hidden = ['adopted', 'merged', 'pregnancy-ended'];

/**
 * Keeps the digests by which a child is found as they follow from the record. Reads the whole record each time, so that a repeat,
 * and a correction, leave exactly what stands; of an erased child nothing is left.
 */
export const indexForSearch = ({ aggregates, store, sealer, database, digests }: AutomationTools): Automation => {
  const records = new ChildRecords(store, sealer);
  const matches = new ChildMatches(database, digests);
  const keysOfRecord = async (childId: string): Promise<readonly MatchKey[]> => {
    const [{ state }, record] = await Promise.all([aggregates.fold(childAggregate, childId), records.read(childId)]);
    return record === 'erased' || state.is === 'unregistered' ? [] : recordKeys(record, state.birthDateStanding);
  };
  /** The record that is used is found by what any of its duplicates is called. */
  const keysOf = async (childId: string): Promise<readonly MatchKey[]> => {
    const { state } = await aggregates.fold(childAggregate, childId);
    if (state.is === 'unregistered' || hidden.includes(state.status)) return [];
    const { duplicates } = await recordsOfChild(aggregates, childId);
    const keys = (await Promise.all([childId, ...duplicates].map(keysOfRecord))).flat();
    return [...new Map(keys.map((key) => [`${key.kind} ${key.text}`, key])).values()];
  };
  return {
    name: SEARCH_INDEX,
    prefixes: ['children.', DESTROYED],
    react: async (event) => {
      // This feed is in order: what an earlier event was indexed by while the key was being destroyed is gone after this one.
      if (event.type.startsWith(DESTROYED)) return matches.forget(streamIdOf(event.stream));
      const fact = childCodec.decode(event);
      if (fact === undefined || !tells.includes(fact.type)) return;
      const childId = streamIdOf(event.stream);
      await matches.keep(childId, await keysOf(childId));
    },
  };
};
