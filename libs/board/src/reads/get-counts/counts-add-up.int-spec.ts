import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type CafEvent, cafCodec } from '@app/caf';
import { anyLife, firstDay, lastDay, live } from '@app/caf/testing';
import { operator, SecuredReads } from '@app/access';
import { type Database, migrate, openDatabase } from '@app/database';
import { type OwnDatabase, ownDatabase } from '@app/database/testing';
import { InMemoryEventStore, type NewEvent } from '@app/event-store';
import { sampleMeta } from '@app/event-store/testing';
import { Feeds, feedsMigrations, ReadPositions } from '@app/feeds';
import { addDays, type CalendarDate } from '@app/kernel';
import { boardRoom } from '../../board.room';
import { BoardCounts, boardFeeds } from './board-counts';

/** Many children: enough for every rule to meet every other somewhere. */
const children = 150;
/** The days of the lives, and one on either side. */
const days = ((): readonly CalendarDate[] => {
  const all = [addDays(firstDay, -1)];
  while ((all.at(-1) as string) <= lastDay) all.push(addDays(all.at(-1) as string, 1));
  return all;
})();

/** What a clerk who reads all events of one child counts by day. */
interface Clerk {
  readonly began: Map<CalendarDate, number>;
  readonly ended: Map<CalendarDate, number>;
  readonly kinds: Set<string>;
}
const oneMore = (counts: Map<CalendarDate, number>, day: CalendarDate): unknown =>
  counts.set(day, (counts.get(day) ?? 0) + 1);

/** Initiated, received and reopened are beginnings, closings are ends; each on its day as corrected; nothing of a void episode. */
const counted = (events: readonly CafEvent[], clerk: Clerk): void => {
  const ofEpisodes = events.filter((event) => event.type !== 'ChecklistRecorded' && event.type !== 'CafNotProceeded');
  for (const number of new Set(ofEpisodes.map(({ data }) => data.episode))) {
    const own = ofEpisodes.filter(({ data }) => data.episode === number);
    if (own.some(({ type }) => type === 'CafVoided')) continue;
    const ends: CalendarDate[] = [];
    let openedOn = '';
    for (const event of own) {
      if (event.type === 'CafOpened') {
        openedOn = event.data.on;
        clerk.kinds.add(event.data.source);
      }
      if (event.type === 'CafClosed') ends.push(event.data.on);
      if (event.type === 'CafReopened') {
        oneMore(clerk.began, event.data.on);
        clerk.kinds.add('reopened');
      }
      if (event.type === 'FactCorrected' && event.data.path === 'openedOn') openedOn = event.data.new;
      if (event.type === 'FactCorrected' && event.data.path === 'closedOn') {
        ends.splice(-1, 1, event.data.new);
        clerk.kinds.add('corrected');
      }
    }
    oneMore(clerk.began, openedOn);
    for (const day of ends) oneMore(clerk.ended, day);
  }
};

describe('The board over the lives of many children', () => {
  let own: OwnDatabase;
  let database: Database;
  let feeds: Feeds;
  const { seed } = fc.readConfigureGlobal();
  const clerk: Clerk = { began: new Map(), ended: new Map(), kinds: new Set() };
  const byDay = new Map<CalendarDate, number>();

  beforeAll(async () => {
    own = await ownDatabase();
    database = await openDatabase({ url: own.url });
    await migrate(database.dataSource, [...feedsMigrations, ...boardRoom.migrations]);
    const store = new InMemoryEventStore();
    for (const commands of fc.sample(anyLife(60), children)) {
      const events = live(commands).flatMap((lived) => lived.events);
      counted(events, clerk);
      const childId = randomUUID();
      const stored = events.map((event): NewEvent => {
        const { type, data } = cafCodec.encode(event, childId);
        return { id: randomUUID(), type, data, meta: sampleMeta() };
      });
      await store.append(`caf-${childId}`, stored, 'no-stream');
    }
    const { pool } = database;
    const positions = new ReadPositions(pool);
    feeds = new Feeds({ pool, feed: store, projections: boardRoom.projections, runner: 'spec', positions });
    feeds.start();
    for (const name of boardFeeds) expect(await positions.reached(name, await store.head(), 60_000)).toBeUndefined();
    const counts = new BoardCounts(database.dataSource, new SecuredReads(database.dataSource, () => new Date()));
    const known = await counts.knownNow();
    for (const day of days) {
      const { county, complete } = await counts.asAt(day, known, operator('view-counts', 'county-caf-team'));
      expect(complete).toBe(true);
      byDay.set(day, county.cafsInProgress);
    }
  });
  afterAll(async () => {
    await feeds.stop();
    await database.close();
    await own.drop();
  });

  it('has seen every way to begin and to end', () =>
    expect([...clerk.kinds, `seed ${String(seed)}`]).toEqual(
      expect.arrayContaining(['new', 're-referral', 'transfer-in', 'step-down', 'reopened', 'corrected']),
    ));

  it('in progress at the end of a day = in progress before + initiated + received + reopened - closed', () => {
    for (const [index, day] of days.entries()) {
      if (index === 0) continue;
      const before = byDay.get(days[index - 1] as string) ?? 0;
      const moved = (clerk.began.get(day) ?? 0) - (clerk.ended.get(day) ?? 0);
      expect({ seed, day, inProgress: byDay.get(day) }).toEqual({ seed, day, inProgress: before + moved });
    }
  });

  it('nobody is in progress before the first day, and never more than one episode of a child', () => {
    expect(byDay.get(days[0] as string)).toBe(0);
    for (const day of days) expect(byDay.get(day)).toBeLessThanOrEqual(children);
  });
});
