import { type Database, migrate, openDatabase } from '@app/database';
import { ownDatabase, type OwnDatabase } from '@app/database/testing';
import { type NewEvent } from '../ports';
import { type chainedFields, logChainContract, type Tampering } from '../testing/chain-contract';
import { sampleEvent } from '../testing/sample-events';
import { type ChainFault, type ChainReport, type NotedLog, verifyChain } from '../verify-chain';
import { eventStoreMigrations } from './event-store.migrations';
import { PostgresEventStore } from './postgres.event-store';

import { saidBy } from './stored-event';

const saidInSql = saidBy({
  ...{ stream: 'stream', revision: 'revision', id: 'event_id', type: 'type', data: 'data', subject: 'subject' },
  ...{ sealed: 'sealed', meta: 'meta', recordedBy: 'recorded_by' },
});
const sealedEvent = (n: number): NewEvent =>
  sampleEvent({ data: { n, text: 'Zoë; "quoted" \\ \u0000 €' }, subject: 'child-1', sealed: `c2VhbGVk${n}` });
const columns = ['stream', 'revision', 'event_id', 'type', 'data', 'subject', 'sealed', 'meta', 'recorded_by', 'link'];

/** A statement that gives one column of one row another value. */
const changed = (column: string, position: bigint): string => {
  const values: Readonly<Record<string, string>> = {
    ...{ stream: "stream || 'x'", revision: 'revision + 100', event_id: 'gen_random_uuid()', type: "type || 'x'" },
    ...{ data: "replace(data::text, '}', ' }')::json", meta: "replace(meta::text, '2026-05-04', '2026-05-05')::json" },
    ...{ subject: "coalesce(subject || 'x', 'x')", sealed: "coalesce(sealed || 'x', 'x')" },
    ...{ recorded_by: "recorded_by || 'x'", link: "CASE WHEN link IS NULL THEN sha256('x') END" },
  };
  // Both or neither of these two are there.
  const also =
    column === 'subject'
      ? ", sealed = coalesce(sealed, 'x')"
      : column === 'sealed'
        ? ", subject = coalesce(subject, 'x')"
        : '';
  return `UPDATE log.event SET ${column} = ${values[column] as string}${also} WHERE position = ${position}`;
};

const columnOf: Readonly<Partial<Record<(typeof chainedFields)[number], string>>> = { id: 'event_id' };
/** Statements that do to the log what the contract asks for. */
const statementsOf = (change: Tampering, positions: readonly bigint[]): readonly string[] => {
  if (change.does === 'remove-stream') return [`DELETE FROM log.event WHERE stream = '${change.stream}'`];
  const [position, next] = [positions[change.at] ?? -1n, positions[change.at + 1] ?? -1n];
  switch (change.does) {
    case 'change':
      return [changed(columnOf[change.field] ?? change.field, position)];
    case 'remove':
      return [`DELETE FROM log.event WHERE position = ${position}`];
    case 'cut':
      return [`DELETE FROM log.event WHERE position >= ${position}`];
    case 'swap':
      return [
        `UPDATE log.event SET position = -1 WHERE position = ${position}`,
        `UPDATE log.event SET position = ${position} WHERE position = ${next}`,
        `UPDATE log.event SET position = ${next} WHERE position = -1`,
      ];
  }
};

logChainContract('A log in PostgreSQL, chained by its own functions', async () => {
  const own = await ownDatabase();
  const database = await openDatabase({ url: own.url });
  await migrate(database.dataSource, eventStoreMigrations);
  const store = new PostgresEventStore(database.pool);
  const { pool } = database;
  await pool.query('ALTER TABLE log.event DISABLE TRIGGER append_only');
  return {
    ...{ chain: store, store },
    chainedSoFar: () => Promise.resolve(),
    whileTampered: async (change, look) => {
      const { rows } = await pool.query<{ position: string }>('SELECT position FROM log.event ORDER BY 1');
      const statements = statementsOf(
        change,
        rows.map(({ position }) => BigInt(position)),
      );
      await pool.query('CREATE TABLE public.kept AS TABLE log.event');
      try {
        await pool.query(statements.join(';'));
        return await look();
      } finally {
        await pool.query('DELETE FROM log.event; INSERT INTO log.event TABLE public.kept; DROP TABLE public.kept');
      }
    },
    close: async () => {
      await store.close();
      await database.close();
      await own.drop();
    },
  };
});

describe('The chain of the log', () => {
  let own: OwnDatabase;
  let database: Database;
  let store: PostgresEventStore;
  beforeAll(async () => {
    own = await ownDatabase();
    database = await openDatabase({ url: own.url });
    await migrate(database.dataSource, eventStoreMigrations);
    store = new PostgresEventStore(database.pool, { writers: 1 });
    // Alone, several of one stream, and a batch over several streams: the functions for one and for many, with and without sealed parts.
    await store.append('visit-1', [sampleEvent()], 'no-stream');
    await store.append('visit-1', [sealedEvent(1), sampleEvent(), sealedEvent(2)], 0n);
    await store.append('visit-2', [sealedEvent(3)], 'no-stream');
    await Promise.all([3, 4, 5].map((n) => store.append(`visit-${n}`, [sampleEvent(), sealedEvent(n)], 'no-stream')));
    await database.pool.query(`SELECT nextval('log.event_position')`);
    await store.append('visit-2', [sampleEvent()], 0n);
    await database.pool.query('ALTER TABLE log.event DISABLE TRIGGER append_only');
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await own.drop();
  });

  const noted = async (): Promise<NotedLog> => {
    const { rows } = await database.pool.query<{ stream: string; last: number }>(
      'SELECT stream, max(revision) AS last FROM log.event GROUP BY stream',
    );
    const end = await store.end();
    if (end === undefined) throw new Error('the log is empty');
    return { ends: [end], streams: new Map(rows.map(({ stream, last }) => [stream, BigInt(last)])) };
  };
  /** Does something to the log as its owner could, looks, and puts everything back. */
  const after = async (...statements: readonly string[]): Promise<ChainReport> => {
    const before = await noted();
    await database.pool.query('CREATE TABLE public.kept AS TABLE log.event');
    try {
      await database.pool.query(statements.join(';'));
      return await verifyChain(store, { noted: before });
    } finally {
      await database.pool.query(
        'DELETE FROM log.event; INSERT INTO log.event TABLE public.kept; DROP TABLE public.kept',
      );
    }
  };
  const kinds = ({ faults }: ChainReport): readonly string[] => faults.map(({ kind }) => kind);
  const positions = async (): Promise<readonly bigint[]> =>
    (await database.pool.query<{ position: string }>('SELECT position FROM log.event ORDER BY 1')).rows.map(
      ({ position }) => BigInt(position),
    );

  it('holds over a log that nobody touched, written by one function or the other, holes or not', async () => {
    const report = await verifyChain(store, { noted: await noted() });
    expect(report).toEqual({ events: 12, end: await store.end(), faultCount: 0, faults: [] });
    expect(report.end?.position).toBe(13n);
  });

  it('holds over a log that was copied to where positions are others', async () =>
    expect(kinds(await after('UPDATE log.event SET position = position + 1000000'))).toEqual(['replaced']));

  it('is broken by every change of every column of every event, and says where', async () => {
    const all = await positions();
    for (const column of columns)
      for (const position of all) {
        const { faults } = await after(changed(column, position));
        const named = faults.filter(({ kind }) => kind !== 'stream-cut' && kind !== 'stream-removed');
        expect({ column, position, named: named.length > 0 }).toMatchObject({ named: true });
        // Within the batch that holds it, which is at most seven further on here.
        const at = named[0]?.position ?? 0n;
        expect(at >= position && at < position + 7n).toBe(true);
      }
  });

  it('is broken by the removal of every event, and of the end from every event on', async () => {
    for (const position of await positions()) {
      expect((await after(`DELETE FROM log.event WHERE position = ${position}`)).faultCount).toBeGreaterThan(0);
      const cut = await after(`DELETE FROM log.event WHERE position >= ${position}`);
      expect(kinds(cut)).toContain('cut');
    }
  });

  it('names a stream that was removed, and one whose end was cut off', async () => {
    const removed = await after(`DELETE FROM log.event WHERE stream = 'visit-2'`);
    expect(removed.faults).toContainEqual<ChainFault>({ kind: 'stream-removed', stream: 'visit-2', revision: 1n });
    const cut = await after(`DELETE FROM log.event WHERE stream = 'visit-1' AND revision > 1`);
    expect(cut.faults).toContainEqual<ChainFault>({ kind: 'stream-cut', stream: 'visit-1', revision: 3n });
  });

  it('is broken by an event that was put in, and by two that changed places', async () => {
    const put = `INSERT INTO log.event SELECT position + 1, 'visit-9', 0, event_id, type, data, subject, sealed, meta, recorded_by
      FROM log.event ORDER BY position DESC LIMIT 1`;
    expect(kinds(await after(put))).toEqual(['unlinked']);
    const swapped = await after(
      'UPDATE log.event SET position = -1 WHERE position = 2',
      'UPDATE log.event SET position = 2 WHERE position = 3',
      'UPDATE log.event SET position = 3 WHERE position = -1',
    );
    expect(kinds(swapped)).toEqual(['altered']);
  });

  it('that was worked out anew by somebody with all rights is told from the first by the end that was noted', async () => {
    const forged = await after(
      changed('meta', 1n),
      `UPDATE log.event SET link = log.link_after(NULL, ${saidInSql}) WHERE position = 1`,
    );
    // The second batch rests on the link of the first: a whole chain would have to be forged, and its end was noted.
    expect(kinds(forged)).toContain('altered');
  });

  it('is not extended by an append that comes again', async () => {
    const event = sampleEvent();
    await store.append('visit-7', [event], 'no-stream');
    const end = await store.end();
    expect(await store.append('visit-7', [event], 'no-stream')).toMatchObject({ repeated: true });
    expect(await store.end()).toEqual(end);
    expect(await store.linkAt(end?.position ?? 0n)).toBe(end?.link);
    expect(await store.linkAt(2n)).toBeUndefined();
  });
});
