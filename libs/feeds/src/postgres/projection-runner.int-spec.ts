import { randomUUID } from 'node:crypto';
import { InMemoryEventStore } from '@app/event-store';
import { type Card } from '../projection';
import { ReadPositions } from '../read-positions';
import { appendTo, foldedLog, visitEvent, visitProjection, visitTable } from '../testing/visits';
import { openVisitsDatabase, type VisitsDatabase } from '../testing/visits-database';
import { watchedFeeds } from '../testing/watched-feeds';
import { CardStore } from './card-store';

const families = Array.from({ length: 50 }, () => randomUUID());
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

const visitAll = async (times: number): Promise<bigint> => {
  let position = 0n;
  for (let time = 0; time < times; time += 1)
    for (const family of families)
      position = await appendTo(
        store,
        `visit-${family}`,
        visitEvent('visits.made.v1', { on: '2007-03-01', visitor: `v${time % 3}`, code: `c${time % 2}` }),
      );
  return position;
};
const cards = (): Promise<ReadonlyMap<string, Card>> => new CardStore(visitTable).load(database.pool, families);

describe('The runner of a projection', () => {
  it('brings the cards to where a fold of the log is, each value as the projection gave it', async () => {
    const head = await visitAll(100);
    await appendTo(store, `visit-${families[0] ?? ''}`, visitEvent('visits.ended.v1'));
    const { feeds } = watchedFeeds(database.pool, store, { positions });
    feeds.start();
    expect(await positions.reached('visit-card', head + 1n, 10_000)).toBeUndefined();
    await feeds.stop();
    expect(await cards()).toEqual(await foldedLog(store));
  });

  it('takes in what is appended while it runs, woken by the log and not by the clock', async () => {
    const { feeds, reported } = watchedFeeds(database.pool, store, { positions });
    feeds.start();
    await reported('running');
    for (let time = 0; time < 10; time += 1)
      expect(await positions.reached('visit-card', await visitAll(1), 10_000)).toBeUndefined();
    await feeds.stop();
    expect(await cards()).toEqual(await foldedLog(store));
  });

  it('moves its checkpoint past events that are not for it', async () => {
    const { feeds } = watchedFeeds(database.pool, store, { positions });
    feeds.start();
    const position = await appendTo(store, 'other-1', visitEvent('others.made.v1'));
    expect(await positions.reached('visit-card', position, 10_000)).toBeUndefined();
    await feeds.stop();
  });

  it('runs once however many are started, and another takes over when it stops', async () => {
    const one = watchedFeeds(database.pool, store, { runner: 'first', positions });
    const two = watchedFeeds(database.pool, store, { runner: 'second', positions });
    one.feeds.start();
    await one.reported('running');
    two.feeds.start();
    await two.reported('standing-by');
    expect(await positions.reached('visit-card', await visitAll(5), 10_000)).toBeUndefined();
    expect(await one.feeds.status()).toMatchObject([{ name: 'visit-card', runner: 'first', lag: 0n, parked: 0 }]);
    expect(two.reports.map(({ what }) => what)).toEqual(['standing-by']);

    await one.feeds.stop();
    await two.reported('running');
    expect(await positions.reached('visit-card', await visitAll(5), 10_000)).toBeUndefined();
    expect(await two.feeds.status()).toMatchObject([{ runner: 'second', lag: 0n }]);
    await two.feeds.stop();
    expect(await two.feeds.status()).toMatchObject([{ runner: undefined }]);
    expect(await cards()).toEqual(await foldedLog(store));
  });

  it('starts again from what is stored when another has moved its checkpoint', async () => {
    const { feeds, reported } = watchedFeeds(database.pool, store, { positions });
    feeds.start();
    expect(await positions.reached('visit-card', await visitAll(2), 10_000)).toBeUndefined();
    await database.pool.query('UPDATE feeds.checkpoint SET position = 0, epoch = epoch + 1');
    await database.pool.query('DELETE FROM read.visit_card');
    expect(await positions.reached('visit-card', await visitAll(1), 10_000)).toBeUndefined();
    await reported('checkpoint-moved');
    expect(await new ReadPositions(database.pool).reached('visit-card', await store.head(), 10_000)).toBeUndefined();
    await feeds.stop();
    expect(await cards()).toEqual(await foldedLog(store));
  });

  it('neither loses nor repeats anything when its connections die under it, again and again', async () => {
    const { feeds, reports } = watchedFeeds(database.pool, store, { positions });
    feeds.start();
    const interrupted = (): number => reports.filter(({ what }) => what === 'lock-lost' || what === 'failed').length;
    for (let kill = 0; interrupted() < 20; kill += 1) {
      const position = await visitAll(2);
      await database.pool.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      if (kill % 3 === 0) await positions.reached('visit-card', position, 2_000);
    }
    const position = await visitAll(1);
    // Whoever takes up again must find the rest by itself: nothing rings for what was appended while it was away.
    expect(await new ReadPositions(database.pool).reached('visit-card', position, 20_000)).toBeUndefined();
    await feeds.stop();
    expect(await cards()).toEqual(await foldedLog(store));
  });

  it('leaves the feed to a newer release', async () => {
    const newer = watchedFeeds(database.pool, store, { projections: [visitProjection({ version: 2 })], positions });
    newer.feeds.start();
    await newer.reported('running');
    await newer.feeds.stop();
    const older = watchedFeeds(database.pool, store);
    older.feeds.start();
    await older.reported('newer-release-runs');
    await older.feeds.stop();
    expect(await older.feeds.status()).toMatchObject([{ version: 1, storedVersion: 2 }]);
  });
});
