import { addDays } from '@app/kernel';
import { holidaysKnownTo } from '@app/timescales';
import { type FeedStatus } from '@app/feeds';
import { Readiness, type ReadinessReport } from './readiness';

type Asked = ConstructorParameters<typeof Readiness>[0];
const feed = (kind: FeedStatus['kind'], more: Partial<FeedStatus> = {}): FeedStatus => ({
  ...{
    name: `${kind}-of-a-spec`,
    kind,
    version: 1,
    storedVersion: 1,
    position: 7n,
    lag: 0n,
    parked: 0,
    heldStreams: 0,
  },
  ...{ runner: 'worker', waitingSince: undefined, movedAt: undefined, rebuiltTo: undefined },
  ...more,
});
const report = (more: Partial<Asked> = {}): Promise<ReadinessReport> =>
  new Readiness({
    clock: () => new Date('2007-07-31T10:00:00Z'),
    database: () => Promise.resolve(),
    issuer: () => Promise.resolve(true),
    feeds: () => Promise.resolve([feed('projection'), feed('automation')]),
    ...more,
  }).report();
const fed = (...feeds: readonly FeedStatus[]): Promise<ReadinessReport> =>
  report({ feeds: () => Promise.resolve(feeds) });

describe('Whether the service can do its work', () => {
  it('is so when all is there and nothing is behind', async () =>
    expect(await report()).toEqual({
      ready: true,
      database: 'reachable',
      issuer: 'known',
      readModels: 'current',
      automations: 'current',
      parked: 0,
      bankHolidays: 'known',
    }));
  it('is so still when the list of bank holidays ends within a year, and says so', async () => {
    const clock = (): Date => new Date(`${addDays(holidaysKnownTo, -100)}T10:00:00Z`);
    expect(await report({ clock })).toMatchObject({ ready: true, bankHolidays: 'ends-soon' });
  });
  it('is not so when the database, the sign-in or the feeds cannot be asked', async () => {
    const fails = (): Promise<never> => Promise.reject(new Error('away'));
    expect(await report({ database: fails })).toMatchObject({
      ready: false,
      database: 'unreachable',
    });
    expect(await report({ issuer: fails })).toMatchObject({
      ready: false,
      issuer: 'unknown',
    });
    expect(await report({ feeds: fails })).toMatchObject({
      ...{
        ready: false,
        readModels: 'unknown',
        automations: 'unknown',
        parked: null,
      },
    });
  });
  it.each(['projection', 'automation'] as const)('is not so when one %s is far behind the log', async (kind) => {
    const what = { projection: 'readModels', automation: 'automations' }[kind];
    const other = { projection: 'automations', automation: 'readModels' }[kind];
    expect(await fed(feed('projection'), feed('automation'), feed(kind, { lag: 10_001n }))).toMatchObject({
      ...{ ready: false, [what]: 'behind', [other]: 'current' },
    });
    expect(await fed(feed('projection'), feed(kind, { lag: 10_000n }))).toMatchObject({
      ready: true,
      [what]: 'current',
    });
  });
  it.each([
    ['projection', 'readModels'],
    ['automation', 'automations'],
  ] as const)('is not so when what was recorded a while ago has not reached one %s', async (kind, what) => {
    const waiting = (ms: number) => ({
      lag: 1n,
      waitingSince: new Date(Date.parse('2007-07-31T10:00:00Z') - ms).toISOString(),
    });
    expect(await fed(feed('projection'), feed('automation'), feed(kind, waiting(30_001)))).toMatchObject({
      ...{ ready: false, [what]: 'behind' },
    });
    expect(await fed(feed('projection'), feed('automation'), feed(kind, waiting(1_000)))).toMatchObject({
      ...{ ready: true, [what]: 'current' },
    });
  });
  it('is not so when no worker follows the log, however little there is to follow', async () =>
    expect(
      await fed(feed('projection', { runner: undefined }), feed('automation', { runner: undefined })),
    ).toMatchObject({
      ...{ ready: false, readModels: 'stopped', automations: 'stopped' },
    }));
  it('is so with events put aside, which somebody has to look at: they are counted', async () =>
    expect(await fed(feed('projection', { parked: 2 }), feed('automation', { parked: 3 }))).toMatchObject({
      ...{ ready: true, parked: 5, readModels: 'holding-back', automations: 'holding-back' },
    }));
  it('is asked once, however many ask at the same time', async () => {
    const feeds = jest.fn(() => Promise.resolve([feed('projection')]));
    const readiness = new Readiness({
      clock: () => new Date('2007-07-31T10:00:00Z'),
      database: () => Promise.resolve(),
      issuer: () => Promise.resolve(true),
      feeds,
    });
    await Promise.all([readiness.report(), readiness.report()]);
    expect(feeds).toHaveBeenCalledTimes(1);
    await readiness.report();
    expect(feeds).toHaveBeenCalledTimes(2);
  });
});
