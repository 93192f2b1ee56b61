import { InMemoryEventStore, StoreBusy } from '@app/event-store';
import { type Automation } from '../automation';
import { type Pause, realPause } from '../pause';
import { ReadPositions } from '../read-positions';
import { appendTo, visitEvent } from '../testing/visits';
import { openVisitsDatabase, type VisitsDatabase } from '../testing/visits-database';
import { watchedFeeds } from '../testing/watched-feeds';

let database: VisitsDatabase;
let store: InMemoryEventStore;
let reached: (position: bigint) => Promise<void>;

beforeAll(async () => {
  database = await openVisitsDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.clear();
  store = new InMemoryEventStore();
  const positions = new ReadPositions(database.pool);
  reached = async (position) =>
    expect(await positions.reached('when-visited-then-thank', position, 10_000)).toBeUndefined();
});

/** Remembers what it was told of; fails as it is asked to. */
const thanking = (fail: (position: bigint, attempt: number) => Error | undefined = () => undefined) => {
  const told: string[] = [];
  const attempts = new Map<bigint, number>();
  const automation: Automation = {
    name: 'when-visited-then-thank',
    prefixes: ['visits.'],
    react: ({ stream, revision, position }) => {
      const attempt = (attempts.get(position) ?? 0) + 1;
      attempts.set(position, attempt);
      const error = fail(position, attempt);
      if (error !== undefined) return Promise.reject(error);
      told.push(`${stream}@${revision}`);
      return Promise.resolve();
    },
  };
  return { automation, told, attempts };
};
/** Back-offs are noted and skipped; the runner's own short waits stay. */
const impatient = (): { readonly pause: Pause; readonly waits: number[] } => {
  const waits: number[] = [];
  return {
    waits,
    pause: (ms, signal) => {
      if (![50, 250, 1_000, 2_000, 4_000].includes(ms)) return realPause(ms, signal);
      waits.push(ms);
      return Promise.resolve();
    },
  };
};
const parked = async (): Promise<readonly object[]> =>
  (await database.pool.query<object>('SELECT stream, revision, failure, attempts FROM feeds.parked ORDER BY position'))
    .rows;

describe('The runner of an automation', () => {
  it('delivers every event of its prefixes in order, and after a restart goes on where it was', async () => {
    const { automation, told } = thanking();
    const run = async (): Promise<void> => {
      const { feeds } = watchedFeeds(database.pool, store, { projections: [], automations: [automation] });
      const last = await appendTo(store, 'visit-b', visitEvent());
      feeds.start();
      await reached(last);
      await feeds.stop();
    };
    await appendTo(store, 'visit-a', visitEvent(), visitEvent());
    await appendTo(store, 'other-a', visitEvent('others.made.v1'));
    await run();
    await run();
    expect(told).toEqual(['visit-a@0', 'visit-a@1', 'visit-b@0', 'visit-b@1']);
  });

  it('tries again with growing waits, then parks and holds the stream back while others are served', async () => {
    const { automation, told, attempts } = thanking((position) => (position === 1n ? new RangeError() : undefined));
    const { pause, waits } = impatient();
    const { feeds } = watchedFeeds(database.pool, store, { projections: [], automations: [automation], pause });
    await appendTo(store, 'visit-a', visitEvent(), visitEvent());
    feeds.start();
    await reached(await appendTo(store, 'visit-b', visitEvent()));
    await feeds.stop();
    expect(waits).toEqual([50, 250, 1_000, 4_000]);
    expect(attempts.get(1n)).toBe(5);
    expect(told).toEqual(['visit-b@0']);
    expect(await parked()).toEqual([
      { stream: 'visit-a', revision: '0', failure: 'RangeError', attempts: 5 },
      { stream: 'visit-a', revision: '1', failure: 'held-back', attempts: 0 },
    ]);
    expect(await feeds.status()).toMatchObject([{ kind: 'automation', parked: 2, heldStreams: 1 }]);
  });

  it('holds back nothing behind an event that is a matter of its own, nor after a restart', async () => {
    const { automation, told } = thanking((position) => (position === 1n ? new RangeError() : undefined));
    const { pause } = impatient();
    const each = { ...automation, alone: ['visits.'] };
    const run = async (): Promise<void> => {
      const { feeds } = watchedFeeds(database.pool, store, { projections: [], automations: [each], pause });
      const last = await appendTo(store, 'visit-a', visitEvent());
      feeds.start();
      await reached(last);
      await feeds.stop();
    };
    await appendTo(store, 'visit-a', visitEvent());
    await run();
    await run();
    expect(told).toEqual(['visit-a@1', 'visit-a@2']);
    expect(await parked()).toEqual([{ stream: 'visit-a', revision: '0', failure: 'RangeError', attempts: 5 }]);
  });

  it('waits out an outage for as long as it lasts and parks nothing', async () => {
    const { automation, told } = thanking((_, attempt) => (attempt < 40 ? new StoreBusy() : undefined));
    const { pause, waits } = impatient();
    const { feeds } = watchedFeeds(database.pool, store, { projections: [], automations: [automation], pause });
    feeds.start();
    await reached(await appendTo(store, 'visit-a', visitEvent()));
    await feeds.stop();
    expect(told).toEqual(['visit-a@0']);
    expect(waits).toHaveLength(39);
    expect(await parked()).toEqual([]);
  });

  it('replays what was parked beside the runner, in order, and lets the stream go', async () => {
    let broken = true;
    const { automation, told } = thanking((position) => (broken && position === 1n ? new RangeError() : undefined));
    const { pause } = impatient();
    const options = { projections: [], automations: [automation], pause };
    const { feeds } = watchedFeeds(database.pool, store, options);
    const operator = watchedFeeds(database.pool, store, { ...options, runner: 'operator' });
    feeds.start();
    await reached(await appendTo(store, 'visit-a', visitEvent(), visitEvent()));
    expect(await operator.feeds.replayParked(automation.name)).toEqual({ applied: 0, left: 2 });
    expect(await parked()).toMatchObject([{ attempts: 6 }, { attempts: 0 }]);

    broken = false;
    expect(await operator.feeds.replayParked(automation.name)).toEqual({ applied: 2, left: 0 });
    await reached(await appendTo(store, 'visit-a', visitEvent()));
    await Promise.all([feeds.stop(), operator.feeds.stop()]);
    expect(told).toEqual(['visit-a@0', 'visit-a@1', 'visit-a@2']);
    expect(await parked()).toEqual([]);
  });

  it('finishes the reaction in hand when it is stopped, and delivers the rest to the next', async () => {
    const started = new AbortController();
    const finish = new AbortController();
    const signalled = (signal: AbortSignal): Promise<void> =>
      new Promise((done) => {
        signal.addEventListener('abort', () => done());
      });
    const inHand = signalled(started.signal);
    const finished = signalled(finish.signal);
    const told: bigint[] = [];
    const slow: Automation = {
      name: 'when-visited-then-thank',
      prefixes: ['visits.'],
      react: async ({ revision }) => {
        started.abort();
        await finished;
        told.push(revision);
      },
    };
    const last = await appendTo(store, 'visit-a', visitEvent(), visitEvent(), visitEvent());
    const one = watchedFeeds(database.pool, store, { projections: [], automations: [slow] });
    one.feeds.start();
    await inHand;
    const stopped = one.feeds.stop();
    finish.abort();
    await stopped;
    expect(told).toEqual([0n]);
    const two = watchedFeeds(database.pool, store, { projections: [], automations: [slow] });
    two.feeds.start();
    await reached(last);
    await two.feeds.stop();
    expect(told).toEqual([0n, 1n, 2n]);
  });
});
