import { randomUUID } from 'node:crypto';
import { InMemoryEventStore } from '@app/event-store';
import { type Projection } from '../projection';
import { ReadPositions } from '../read-positions';
import { appendTo, foldedLog, visitEvent, visitProjection, visitTable } from '../testing/visits';
import { dump, openVisitsDatabase, type VisitsDatabase } from '../testing/visits-database';
import { watchedFeeds } from '../testing/watched-feeds';
import { CardStore } from './card-store';

const families = Array.from({ length: 40 }, () => randomUUID());
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

const streamOf = (family: string | undefined): string => `visit-${String(family)}`;
const visitAll = async (times: number): Promise<bigint> => {
  let position = 0n;
  for (let time = 0; time < times; time += 1)
    for (const family of families) position = await appendTo(store, streamOf(family), visitEvent());
  return position;
};
/** The projection once its fault is mended: it can read every event. */
const mended = visitProjection({
  apply: (card, event, key) => visitProjection().apply(card, { ...event, type: 'visits.made.v1' }, key),
});
const run = async (projection: Projection, upTo: bigint): Promise<ReturnType<typeof watchedFeeds>> => {
  const watched = watchedFeeds(database.pool, store, { projections: [projection], positions });
  watched.feeds.start();
  expect(await positions.reached('visit-card', upTo, 10_000)).toBeUndefined();
  await watched.feeds.stop();
  return watched;
};
const parked = async (): Promise<readonly object[]> =>
  (await database.pool.query<object>('SELECT stream, revision, failure, attempts FROM feeds.parked ORDER BY position'))
    .rows;

describe('An event that cannot be applied', () => {
  it('is parked with its stream; the others go on, and the operator sees it', async () => {
    const [bad, ...good] = families;
    await visitAll(3);
    await appendTo(store, streamOf(bad), visitEvent('visits.unreadable.v1'));
    const { feeds, reports } = await run(visitProjection(), await visitAll(2));
    expect(await parked()).toEqual([
      { stream: streamOf(bad), revision: '3', failure: 'TypeError', attempts: 1 },
      { stream: streamOf(bad), revision: '4', failure: 'held-back', attempts: 0 },
      { stream: streamOf(bad), revision: '5', failure: 'held-back', attempts: 0 },
    ]);
    const cards = await new CardStore(visitTable).load(database.pool, families);
    expect(cards.get(bad as string)).toMatchObject({ visits: 3 });
    expect(good.map((family) => cards.get(family)?.['visits'])).toEqual(good.map(() => 5));
    expect(await feeds.status()).toMatchObject([{ parked: 3, heldStreams: 1, lag: 0n }]);
    expect(reports.filter(({ what }) => what === 'parked')).toHaveLength(3);
  });

  it('still holds its stream back after a restart', async () => {
    const [bad] = families;
    await run(visitProjection(), await appendTo(store, streamOf(bad), visitEvent('visits.unreadable.v1')));
    await run(visitProjection(), await visitAll(1));
    expect(await parked()).toHaveLength(2);
    expect((await new CardStore(visitTable).load(database.pool, families)).has(bad as string)).toBe(false);
  });

  it('is replayed in order after the mending, beside a running feed, and leaves what a clean rebuild would', async () => {
    let head = await visitAll(2);
    for (const [index, family] of families.entries())
      if (index % 7 === 0) head = await appendTo(store, streamOf(family), visitEvent('visits.unreadable.v1'));
    await run(visitProjection(), head);
    head = await visitAll(2);

    const { feeds } = watchedFeeds(database.pool, store, { projections: [mended], positions });
    feeds.start();
    expect(await positions.reached('visit-card', head, 10_000)).toBeUndefined();
    const waiting = (await parked()).length;
    expect(waiting).toBe(6 * 3);
    const operator = watchedFeeds(database.pool, store, { projections: [mended], runner: 'operator' });
    expect(await operator.feeds.replayParked('visit-card')).toEqual({ applied: waiting, left: 0 });
    await operator.feeds.stop();
    head = await visitAll(1);
    expect(await positions.reached('visit-card', head, 10_000)).toBeUndefined();
    await feeds.stop();

    expect(await parked()).toEqual([]);
    expect(await new CardStore(visitTable).load(database.pool, families)).toEqual(await foldedLog(store, mended));
    const replayed = await dump(database.pool, 'read.visit_card');
    await feeds.rebuild('visit-card');
    await feeds.stop();
    expect(await dump(database.pool, 'read.visit_card')).toBe(replayed);
  });

  it('stays parked when the replay meets the same fault', async () => {
    const head = await appendTo(store, streamOf(families[0]), visitEvent('visits.unreadable.v1'), visitEvent());
    const { feeds } = await run(visitProjection(), head);
    expect(await feeds.replayParked('visit-card')).toEqual({ applied: 0, left: 2 });
    await feeds.stop();
    expect(await parked()).toHaveLength(2);
  });

  it('is found among thousands when it is the table that refuses what it leads to', async () => {
    const [bad] = families;
    await visitAll(2);
    // More visits than the table's own rule allows: only the table knows that.
    const many = visitProjection({
      apply: (card, event, key) => {
        const after = visitProjection().apply(card, event, key);
        return event.type === 'visits.many.v1' ? after && { ...after, visits: 1_000 } : after;
      },
    });
    await appendTo(store, streamOf(bad), visitEvent('visits.many.v1'));
    const head = await visitAll(45);
    await run(many, head);
    expect((await parked()).slice(0, 2)).toEqual([
      { stream: streamOf(bad), revision: '2', failure: 'row-refused-23514', attempts: 1 },
      { stream: streamOf(bad), revision: '3', failure: 'held-back', attempts: 0 },
    ]);
    const cards = await new CardStore(visitTable).load(database.pool, families);
    expect(families.map((family) => cards.get(family)?.['visits'])).toEqual(
      families.map((family) => (family === bad ? 2 : 47)),
    );
  });

  it('of a name that only a newer release knows waits for that release, which takes it in by itself', async () => {
    const [bad] = families;
    const head = await appendTo(store, streamOf(bad), visitEvent('visits.planned.v2'), visitEvent());
    const old = watchedFeeds(database.pool, store, { storedNames: new Set(['visits.made.v1']), positions });
    old.feeds.start();
    expect(await positions.reached('visit-card', head, 10_000)).toBeUndefined();
    await old.feeds.stop();
    expect(await parked()).toMatchObject([{ failure: 'unknown-type' }, { failure: 'held-back' }]);

    const storedNames = new Set(['visits.made.v1', 'visits.planned.v2']);
    const next = watchedFeeds(database.pool, store, { storedNames });
    next.feeds.start();
    await next.reported('running');
    await next.feeds.stop();
    expect(await parked()).toEqual([]);
    expect(await new CardStore(visitTable).load(database.pool, families)).toEqual(await foldedLog(store));
  });

  it('leaves no word of the record behind', async () => {
    const canary = 'Ada-of-Example-Street';
    const telling = visitProjection({
      apply: () => {
        throw new Error(canary);
      },
    });
    const { reports } = await run(telling, await appendTo(store, streamOf(families[0]), visitEvent()));
    expect(JSON.stringify([await parked(), reports.map((report) => ({ ...report, position: '' }))])).not.toContain(
      canary,
    );
  });
});
