import { randomUUID } from 'node:crypto';
import { InMemoryEventStore } from '@app/event-store';
import { type Projection } from '../projection';
import { ReadPositions } from '../read-positions';
import { appendTo, foldedLog, visitEvent, visitHistoryTable, visitProjection, visitTable } from '../testing/visits';
import { dump, openVisitsDatabase, type VisitsDatabase } from '../testing/visits-database';
import { watchedFeeds } from '../testing/watched-feeds';
import { CardStore } from './card-store';

const families = Array.from({ length: 30 }, () => randomUUID());
const history = visitProjection({ name: 'visit-history', table: visitHistoryTable });
let database: VisitsDatabase;
let store: InMemoryEventStore;
let positions: ReadPositions;

beforeAll(async () => {
  database = await openVisitsDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.clear();
  store = new InMemoryEventStore();
  positions = new ReadPositions(database.pool);
});

/** Some visit, or an end, to families in an order that differs each round. */
const visitAll = async (round: number): Promise<bigint> => {
  let position = 0n;
  for (const [index, family] of families.entries()) {
    const type = (index + round) % 11 === 0 ? 'visits.ended.v1' : 'visits.made.v1';
    const data = { on: '2007-03-01', visitor: `v${String(round % 4)}`, code: `c${String(index % 5)}` };
    position = await appendTo(store, `visit-${family}`, visitEvent(type, data));
  }
  return position;
};
const tables: readonly (readonly [Projection, string])[] = [
  [visitProjection(), 'read.visit_card'],
  [history, 'read.visit_history'],
];

describe.each(tables)('A rebuild of $name', (projection, table) => {
  const { name } = projection;

  it('gives byte for byte what live has, while writes, the live runner and readers go on', async () => {
    for (let round = 0; round < 40; round += 1) await visitAll(round);
    const live = watchedFeeds(database.pool, store, { projections: [projection], positions });
    const operator = watchedFeeds(database.pool, store, { projections: [projection], runner: 'operator' });
    live.feeds.start();
    await live.reported('running');

    const enough = new AbortController();
    const over = enough.signal;
    const writing = (async (): Promise<void> => {
      for (let round = 40; !over.aborted; round += 1) {
        const position = await visitAll(round);
        await positions.reached(name, position, 10_000);
      }
    })();
    const reading = (async (): Promise<readonly number[]> => {
      const counts: number[] = [];
      const reader = await database.pool.connect();
      while (!over.aborted) {
        const text = `SELECT count(*)::int AS n FROM ${table}`;
        counts.push((await reader.query<{ n: number }>({ name: 'count', text })).rows[0]?.n ?? -1);
        counts.push((await database.pool.query<{ n: number }>(text)).rows[0]?.n ?? -1);
      }
      reader.release();
      return counts;
    })();
    const progress: [bigint, bigint][] = [];
    for (let times = 0; times < 5; times += 1)
      await operator.feeds.rebuild(name, (done, total) => progress.push([done, total]));
    enough.abort();
    await writing;
    const counts = await reading;
    await operator.feeds.stop();
    await live.reported('checkpoint-moved');
    expect(await positions.reached(name, await store.head(), 10_000)).toBeUndefined();
    await live.feeds.stop();

    expect(Math.min(...counts.slice(-5))).toBeGreaterThan(0);
    expect(progress.length).toBeGreaterThanOrEqual(5);
    expect(progress.every(([done, total]) => done <= total)).toBe(true);
    const asLive = await dump(database.pool, table);
    await database.pool.query(`TRUNCATE ${table}`);
    await database.pool.query('TRUNCATE feeds.checkpoint');
    await operator.feeds.rebuild(name);
    await operator.feeds.stop();
    // Compared as a whole: the tables are too long to print.
    expect((await dump(database.pool, table)) === asLive).toBe(true);
    expect(await new CardStore(projection.table).load(database.pool, families)).toEqual(
      await foldedLog(store, projection),
    );
    const { rows } = await database.pool.query("SELECT 1 FROM pg_tables WHERE tablename LIKE '%\\_\\_%'");
    expect(rows).toEqual([]);
  });

  it('happens by itself when the version is raised, and the old release then steps aside', async () => {
    const head = await visitAll(1);
    const old = watchedFeeds(database.pool, store, { projections: [projection], runner: 'old', positions });
    old.feeds.start();
    expect(await positions.reached(name, head, 10_000)).toBeUndefined();
    const raised: Projection = {
      ...projection,
      version: 2,
      apply: (card, event, key) => {
        const after = projection.apply(card, event, key);
        return after && { ...after, visits: Number(after['visits']) + 100 };
      },
    };
    const next = watchedFeeds(database.pool, store, { projections: [raised], runner: 'new', positions });
    next.feeds.start();
    await next.reported('rebuilt');
    const after = await visitAll(2);
    await old.reported('newer-release-runs');
    await next.reported('running');
    expect(await positions.reached(name, after, 10_000)).toBeUndefined();
    expect(await next.feeds.status()).toMatchObject([{ storedVersion: 2, runner: 'new', lag: 0n }]);
    await Promise.all([old.feeds.stop(), next.feeds.stop()]);
    expect(await new CardStore(projection.table).load(database.pool, families)).toEqual(await foldedLog(store, raised));
  });

  it('is refused while another process rebuilds, and leaves the live table as it is when it fails', async () => {
    await visitAll(1);
    const { feeds } = watchedFeeds(database.pool, store, { projections: [projection] });
    await feeds.rebuild(name);
    const before = await dump(database.pool, table);
    const other = watchedFeeds(database.pool, store, { projections: [projection] });
    let refused: unknown;
    await feeds.rebuild(name, () => {
      refused ??= other.feeds.rebuild(name).catch((error: unknown) => error);
    });
    expect(await refused).toMatchObject({ name: 'RebuildUnderWay' });
    await expect(
      feeds.rebuild(name, () => {
        throw new Error('interrupted');
      }),
    ).rejects.toThrow('interrupted');
    await Promise.all([feeds.stop(), other.feeds.stop()]);
    expect(await dump(database.pool, table)).toBe(before);
  });
});

describe('The history of cards', () => {
  it('holds every state a card had, from where to where, also those within one batch', async () => {
    const family = families[0] as string;
    const stream = `visit-${family}`;
    await appendTo(store, stream, visitEvent(), visitEvent());
    await appendTo(store, 'other-1', visitEvent('others.made.v1'));
    await appendTo(store, stream, visitEvent('visits.ended.v1'), visitEvent());
    const { feeds } = watchedFeeds(database.pool, store, { projections: [history], positions });
    feeds.start();
    expect(await positions.reached('visit-history', 5n, 10_000)).toBeUndefined();
    const rows = async (): Promise<readonly object[]> =>
      (
        await database.pool.query<object>(
          'SELECT visits, known_from, known_to FROM read.visit_history ORDER BY known_from',
        )
      ).rows;
    const sofar = [
      { visits: 1, known_from: '1', known_to: '2' },
      { visits: 2, known_from: '2', known_to: '4' },
    ];
    expect(await rows()).toEqual([...sofar, { visits: 1, known_from: '5', known_to: null }]);
    expect(
      await positions.reached('visit-history', await appendTo(store, stream, visitEvent()), 10_000),
    ).toBeUndefined();
    await feeds.stop();
    expect(await rows()).toEqual([
      ...sofar,
      { visits: 1, known_from: '5', known_to: '6' },
      { visits: 2, known_from: '6', known_to: null },
    ]);
  });

  it('answers for every position what the fold of the log up to there says', async () => {
    for (let round = 0; round < 20; round += 1) await visitAll(round);
    const { feeds } = watchedFeeds(database.pool, store, { projections: [history], positions });
    feeds.start();
    expect(await positions.reached('visit-history', await store.head(), 10_000)).toBeUndefined();
    await feeds.stop();
    const cards = new Map<string, unknown>();
    for await (const { events } of store.after(0n))
      for (const event of events) {
        const key = event.stream.slice('visit-'.length);
        const card = visitProjection().apply(cards.get(key) as never, event, key);
        if (card === undefined) cards.delete(key);
        else cards.set(key, card);
        if (event.position % 37n !== 0n) continue;
        const { rows } = await database.pool.query<{ family: string; trail: string }>(
          `SELECT family, trail FROM read.visit_history
            WHERE known_from <= $1 AND (known_to IS NULL OR known_to > $1) ORDER BY family`,
          [event.position],
        );
        expect(rows).toEqual(
          [...cards.values()]
            .map((one) => ({ family: (one as never)['family'], trail: (one as never)['trail'] }))
            .sort((a, b) => (a.family < b.family ? -1 : 1)),
        );
      }
  });
});

describe('Who may see a read model', () => {
  const reader = `visits_reader_${randomUUID().slice(0, 8)}`;
  const owner = `visits_owner_${randomUUID().slice(0, 8)}`;
  const { name: table } = visitTable;
  const one = families[0] as string;
  const roles = [reader, owner].join(', ');
  beforeAll(() =>
    database.pool.query(`
      CREATE ROLE ${reader}; CREATE ROLE ${owner};
      GRANT USAGE, CREATE ON SCHEMA read TO ${roles};
      ALTER TABLE ${table} OWNER TO ${owner};
      GRANT SELECT, INSERT ON ${table} TO ${reader};
      ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY seen ON ${table} FOR SELECT TO ${reader} USING (family = nullif(current_setting('visits.family', true), '')::uuid);
      CREATE POLICY open_only ON ${table} AS RESTRICTIVE FOR SELECT USING (open);
      CREATE POLICY added ON ${table} FOR INSERT TO ${reader} WITH CHECK (visits > 1)`),
  );
  afterAll(() =>
    database.pool.query(`
      DROP POLICY seen ON ${table}; DROP POLICY open_only ON ${table}; DROP POLICY added ON ${table};
      ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY; ALTER TABLE ${table} OWNER TO current_user;
      DROP OWNED BY ${roles}; DROP ROLE ${roles}`),
  );

  it('is the same after a rebuild: owner, rights and row-level security', async () => {
    const guarded = async (): Promise<object> => {
      const { rows } = await database.pool.query<object>(
        `SELECT c.oid::int, c.relowner::regrole::text AS owner, c.relrowsecurity, c.relforcerowsecurity,
           (SELECT json_agg(a::text ORDER BY a::text) FROM aclexplode(c.relacl) a) AS rights,
           (SELECT json_agg(p ORDER BY p.policyname) FROM pg_policies p WHERE p.schemaname || '.' || p.tablename = $1) AS policies
         FROM pg_class c WHERE c.oid = $1::regclass`,
        [table],
      );
      return rows[0] as object;
    };
    await visitAll(1);
    const { feeds } = watchedFeeds(database.pool, store);
    const { oid, ...before } = (await guarded()) as { oid: number };
    expect(before).toMatchObject({ owner, relrowsecurity: true, policies: [{}, {}, {}] });
    await feeds.rebuild('visit-card');
    await feeds.stop();
    const { oid: anew, ...after } = (await guarded()) as { oid: number };
    expect(anew).not.toBe(oid);
    expect(after).toEqual(before);

    const seen = async (family: string): Promise<readonly object[]> => {
      const client = await database.pool.connect();
      await client.query(`BEGIN; SET LOCAL ROLE ${reader}; SELECT set_config('visits.family', '${family}', true)`);
      const { rows } = await client.query<object>(`SELECT family FROM ${table}`);
      await client.query('ROLLBACK');
      client.release();
      return rows;
    };
    expect(await seen('')).toEqual([]);
    expect(await seen(one)).toEqual([{ family: one }]);
  });
});

describe('Two tables that differ', () => {
  it('have different dumps', async () => {
    const { feeds } = watchedFeeds(database.pool, store);
    await visitAll(1);
    await feeds.rebuild('visit-card');
    await feeds.stop();
    const before = await dump(database.pool, visitTable.name);
    await database.pool.query(`UPDATE ${visitTable.name} SET visits = visits + 1 WHERE family = $1`, [families[5]]);
    expect(await dump(database.pool, visitTable.name)).not.toBe(before);
  });
});
