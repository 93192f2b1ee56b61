import { accessEnd, allEntries, type ChainEnd, type RecordReport, verifyRecord } from '@app/access';
import { type ChainReport, type EventFeed, type LogChain, type NotedLog, verifyChain } from '@app/event-store';
import { type Clock } from '@app/kernel';
import { type Config, headsFileOf, type Runtime } from '@app/runtime';
import { FileHeads } from './heads-file';
import { type Acceptance, type Ends, type Head, type HeadsSink } from './heads';

/** What is looked at: the log, the record of access, and where their ends are noted. */
export interface Records {
  readonly store: LogChain & EventFeed;
  readonly pool: Parameters<typeof allEntries>[0];
  readonly digests: Parameters<typeof verifyRecord>[1];
  readonly heads: HeadsSink;
}

/** @returns what a runtime keeps, with the notes that its settings name. */
export const recordsOf = ({ store, pool, digests, config }: Runtime): Records => ({
  ...{ store, pool, digests },
  heads: headsOf(config, digests),
});

/** @returns the notes of this installation: in development each database has its own, because it is made and thrown away. */
export const headsOf = (config: Config, digests: Runtime['digests']): HeadsSink =>
  new FileHeads(headsFileOf(config, digests.authenticationCode('installation', 'heads')));

/** @returns where both records end now. */
export const endsOf = async ({ store, pool }: Pick<Records, 'store' | 'pool'>): Promise<Ends> => ({
  // The log first: what is looked at between the two is in no doubt.
  log: await store.end(),
  access: await accessEnd(pool),
});

const LARGEST_PAGE = 5_000;

/** @returns how far each stream reaches that was added to after a position. */
const streamsAfter = async (store: EventFeed, position: bigint): Promise<Map<string, bigint>> => {
  const streams = new Map<string, bigint>();
  for await (const { events } of store.after(position, { pageSize: LARGEST_PAGE }))
    for (const { stream, revision } of events) streams.set(stream, revision);
  return streams;
};

/**
 * Notes where the records end, unless nothing was added since it was noted last.
 * @returns what was noted.
 * @throws RecordsReplaced instead of noting ends that contradict the last ones.
 */
export const noteHead = async (records: Records, clock: Clock): Promise<Head | undefined> => {
  const noted = await records.heads.heads();
  const last = noted[noted.length - 1];
  await requireNoted(records, last);
  const now = await endsOf(records);
  if (last?.log?.position === now.log?.position && (last?.access.entry ?? 0n) === now.access.entry) return undefined;
  const streams = await streamsAfter(records.store, last?.log?.position ?? 0n);
  const head: Head = { at: clock().toISOString(), ...now, streams };
  await records.heads.add(head);
  return head;
};

/** A record does not hold what stood at its end when that was noted. */
export class RecordsReplaced extends Error {
  override readonly name = 'RecordsReplaced';
  constructor(which: 'log' | 'record of access', place: bigint, at: string) {
    super(
      `The ${which} does not hold what stood at its end (${place}) at ${at}, as was noted outside of the database: it was cut off or replaced. ` +
        'Nothing is started on it. "verify-log" and "verify-audit" name what is missing; after a restore, "accept-records" goes on from what is there.',
    );
  }
}

/**
 * Compares the records with the last that was noted: by two rows, so that every start can do it.
 * @throws RecordsReplaced, HeadsDamaged
 */
export const requireHeads = async (records: Records): Promise<void> => {
  const noted = await records.heads.heads();
  await requireNoted(records, noted[noted.length - 1]);
};

const requireNoted = async ({ store, pool }: Records, last: Head | undefined): Promise<void> => {
  if (last === undefined) return;
  const { log, access, at } = last;
  if (log !== undefined && (await store.linkAt(log.position)) !== log.link)
    throw new RecordsReplaced('log', log.position, at);
  if (access.entry > 0n && (await accessEnd(pool, access.entry)).digest !== access.digest)
    throw new RecordsReplaced('record of access', access.entry, at);
};

/** What the notes say about the log. */
export const notedLogOf = (heads: readonly Head[]): NotedLog => ({
  ends: heads.flatMap(({ log }) => log ?? []),
  streams: new Map(heads.flatMap(({ streams }) => [...streams])),
});

/** What the notes say about the record of access. */
export const notedAccessOf = (heads: readonly Head[]): readonly ChainEnd[] =>
  heads.flatMap(({ access }) => (access.entry === 0n ? [] : [access]));

export interface Verified {
  readonly log: ChainReport;
  readonly access: RecordReport;
}

/** Follows both chains from their beginning and compares them with all that was noted. */
export const verifyRecords = async ({ store, pool, digests, heads }: Records): Promise<Verified> => {
  const noted = await heads.heads();
  return {
    log: await verifyChain(store, { noted: notedLogOf(noted) }),
    access: await verifyRecord(allEntries(pool), digests, { noted: notedAccessOf(noted) }),
  };
};

/**
 * Goes on from the records as they are: what was noted before does not count any more.
 * @returns what stands in the notes now.
 */
export const acceptRecords = async (
  records: Records,
  accepted: Acceptance['accepted'],
  clock: Clock,
): Promise<Acceptance> => {
  const streams = await streamsAfter(records.store, 0n);
  const acceptance: Acceptance = { at: clock().toISOString(), ...(await endsOf(records)), streams, accepted };
  await records.heads.add(acceptance);
  return acceptance;
};
