import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, migrate, openDatabase } from '@app/database';
import { ownDatabase, type OwnDatabase } from '@app/database/testing';
import { eventStoreMigrations, type FeedOptions, PostgresEventStore, type RecordedEvent } from '@app/event-store';
import { newStream, sampleEvent } from '@app/event-store/testing';
import { kinds, type WriterTask } from './live-reader/task';

jest.setTimeout(60_000);

const PROCESSES = 3;
const STREAMS = 6;
const APPENDS = 25;

/** Between taking a number and commit there is time, and every twentieth transaction is undone. */
const disturb = (table: string): string => `
  CREATE SEQUENCE IF NOT EXISTS disturbance;
  CREATE OR REPLACE FUNCTION disturb() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_sleep(random() * 0.01);
    IF nextval('disturbance') % 20 = 0 THEN
      RAISE EXCEPTION 'undone' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER disturb AFTER INSERT ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION disturb();`;

describe('A reader that follows the log while others write to it', () => {
  let own: OwnDatabase;
  let database: Database;
  let writers: ChildProcess[] = [];
  beforeAll(async () => {
    own = await ownDatabase();
    database = await openDatabase({ url: own.url });
    await migrate(database.dataSource, eventStoreMigrations);
    await database.pool.query(`CREATE TABLE naive_event (position bigserial PRIMARY KEY)`);
  });
  afterEach(() => writers.forEach((writer) => writer.kill()));
  afterAll(async () => {
    await database.close();
    await own.drop();
  });

  /** Starts writing processes, all at the same moment. @returns whether all have ended well; not yet: undefined. */
  const startWriters = async (log: WriterTask['log']): Promise<() => boolean | undefined> => {
    const task: WriterTask = { url: own.url, log, streams: STREAMS, appends: APPENDS };
    const hook = join(__dirname, '../support/typescript.cjs');
    writers = Array.from({ length: PROCESSES }, () =>
      fork(join(__dirname, 'live-reader/writer.ts'), [JSON.stringify(task)], { execArgv: ['--require', hook] }),
    );
    const ended = Promise.all(writers.map((writer) => once(writer, 'exit')));
    await Promise.all(writers.map((writer) => once(writer, 'message')));
    for (const writer of writers) writer.send('go');
    let well: boolean | undefined;
    void ended.then((codes) => {
      well = codes.every(([code]) => code === 0);
    });
    return () => well;
  };

  const follow = async (store: PostgresEventStore, over: () => boolean, options?: FeedOptions) => {
    const seen: RecordedEvent[] = [];
    let position = 0n;
    for (let last = false; ; last = over()) {
      for await (const page of store.after(position, options)) {
        seen.push(...page.events);
        position = page.upTo;
      }
      if (last) return seen;
    }
  };

  it('misses nothing, sees nothing twice, and keeps the order of each stream', async () => {
    await database.pool.query(disturb('log.event'));
    const store = new PostgresEventStore(database.pool);
    const over = await startWriters('ours');
    const ended = (): boolean => over() !== undefined;
    const [all, odd] = await Promise.all([
      follow(store, ended, { pageSize: 50 }),
      follow(store, ended, { pageSize: 50, prefixes: ['gap.odd.'] }),
    ]);
    expect(over()).toBe(true);
    await store.close();

    const { rows } = await database.pool.query<{ id: string; type: string; position: string }>(
      'SELECT event_id AS id, type, position FROM log.event ORDER BY position',
    );
    expect(rows).toHaveLength(PROCESSES * STREAMS * APPENDS * kinds.length);
    // Undone transactions have left holes, so the reader had something to stumble over.
    expect(Number(rows.at(-1)?.position)).toBeGreaterThan(rows.length);
    expect(all.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(odd.map(({ id }) => id)).toEqual(rows.filter(({ type }) => type === 'gap.odd.v1').map(({ id }) => id));
    const next = new Map<string, bigint>();
    for (const { stream, revision } of all) {
      expect(revision).toBe(next.get(stream) ?? 0n);
      next.set(stream, revision + 1n);
    }
  });

  it('would miss events in a log of the naive kind, so the test above is able to fail', async () => {
    await database.pool.query(disturb('naive_event'));
    const over = await startWriters('naive');
    const seen = new Set<string>();
    let position = '0';
    for (let last = false; ; last = over() !== undefined) {
      const { rows } = await database.pool.query<{ position: string }>(
        'SELECT position FROM naive_event WHERE position > $1 ORDER BY position',
        [position],
      );
      for (const row of rows) seen.add(row.position);
      position = rows.at(-1)?.position ?? position;
      if (last) break;
    }
    expect(over()).toBe(true);
    const { rows } = await database.pool.query<{ position: string }>('SELECT position FROM naive_event');
    expect(rows.length - seen.size).toBeGreaterThan(0);
  });

  describe('while one transaction has its number and is not committed', () => {
    /** One writer stops between number and commit, a second wants to write, then the first commits. */
    const interleave = async (
      first: (client: pg.Client) => Promise<unknown>,
      second: () => Promise<unknown>,
      read: () => Promise<void>,
      whileOpen: () => Promise<unknown>,
    ): Promise<void> => {
      const client = new pg.Client({ connectionString: own.url });
      await client.connect();
      await client.query('BEGIN');
      await first(client);
      const later = second();
      await whileOpen();
      await read();
      await client.query('COMMIT');
      await client.end();
      await later;
      await read();
    };

    it('waits for it, because nobody can commit a later position before', async () => {
      await database.pool.query('DROP TRIGGER IF EXISTS disturb ON log.event');
      const store = new PostgresEventStore(database.pool);
      let position = await store.head();
      const seen: string[] = [];
      const read = async (): Promise<void> => {
        for await (const page of store.after(position)) {
          seen.push(...page.events.map(({ stream }) => stream));
          position = page.upTo;
        }
      };
      const [early, late] = [newStream('early'), newStream('late')];
      const { id, data, meta, type } = sampleEvent();
      await interleave(
        (client) =>
          client.query('SELECT * FROM log.append_one($1, -1, $2, $3, $4, NULL, NULL, $5)', [
            early,
            id,
            type,
            data,
            meta,
          ]),
        () => store.append(late, [sampleEvent()], 'no-stream'),
        read,
        async () => {
          for (;;) {
            const { rowCount } = await database.pool.query(
              `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`,
            );
            if (rowCount === 1) return;
          }
        },
      );
      await store.close();
      expect(seen).toEqual([early, late]);
    });

    it('would lose it for ever in a log of the naive kind', async () => {
      await database.pool.query('DROP TRIGGER IF EXISTS disturb ON naive_event; TRUNCATE naive_event RESTART IDENTITY');
      const seen: string[] = [];
      const insert = 'INSERT INTO naive_event DEFAULT VALUES';
      let second: Promise<unknown> = Promise.resolve();
      await interleave(
        (client) => client.query(insert),
        () => (second = database.pool.query(insert)),
        async () => {
          const { rows } = await database.pool.query<{ position: string }>(
            'SELECT position FROM naive_event WHERE position > $1 ORDER BY position',
            [seen.at(-1) ?? '0'],
          );
          seen.push(...rows.map(({ position }) => position));
        },
        () => second,
      );
      expect(seen).toEqual(['2']);
    });
  });
});
