import { randomUUID } from 'node:crypto';
import { operator, SecuredReads } from '@app/access';
import { type Database, migrate, openDatabase } from '@app/database';
import { type OwnDatabase, ownDatabase } from '@app/database/testing';
import { InMemoryEventStore } from '@app/event-store';
import { Feeds, feedsMigrations, ReadPositions } from '@app/feeds';
import { boardRoom } from '../../board.room';
import { BoardCounts, boardFeeds, type BoardView } from './board-counts';

let own: OwnDatabase;
let database: Database;
let store: InMemoryEventStore;
let feeds: Feeds;
let positions: ReadPositions;
let counts: BoardCounts;

beforeAll(async () => {
  own = await ownDatabase();
  database = await openDatabase({ url: own.url });
  await migrate(database.dataSource, [...feedsMigrations, ...boardRoom.migrations]);
  counts = new BoardCounts(database.dataSource, new SecuredReads(database.dataSource, () => new Date()));
});
afterAll(async () => {
  await database.close();
  await own.drop();
});
beforeEach(async () => {
  await database.pool.query(
    'TRUNCATE feeds.checkpoint, feeds.parked, read.board_locality, read.board_place, read.board_caf, read.board_team, read.board_lead',
  );
  store = new InMemoryEventStore();
  positions = new ReadPositions(database.pool);
  const { pool } = database;
  feeds = new Feeds({ pool, feed: store, projections: boardRoom.projections, runner: 'spec', positions });
  for (const [code, area, place] of [
    ['BAN', 'North', 'BAN'],
    ['CAR-BUR-CHN', 'North', 'CHN'],
    ['DID', 'Central', 'DID'],
  ] as const) {
    await tell(`locality-${code}`, 'localities.locality-established.v1', {
      code,
      name: code,
      area,
      from: '2006-04-01',
    });
    await tell(`locality-${code}`, 'localities.place-assigned.v1', { place, name: place, from: '2006-04-01' });
  }
  feeds.start();
});
afterEach(() => feeds.stop());

/** Writes what happened, as the rooms store it; only what the board looks at. */
const tell = async (stream: string, type: string, data: object): Promise<void> => {
  const id = randomUUID();
  const actor = { practitionerId: id, role: 'practitioner', agencyId: id };
  const meta = {
    ...{ commandId: id, commandDigest: 'spec', actor, recordedAt: '2007-07-31T10:00:00.000Z' },
    ...{ correlationId: id, causationId: id, purpose: 'casework', locality: null },
  };
  const past = await store.read(stream);
  await store.append(stream, [{ id, type, data, meta }], past.at(-1)?.revision ?? 'no-stream');
};
const open = (child: string, place: string, on: string, episode = 1): Promise<void> =>
  tell(`caf-${child}`, 'caf.opened.v1', { episode, on, place, source: 'new' });
const close = (child: string, on: string, episode = 1): Promise<void> =>
  tell(`caf-${child}`, 'caf.closed.v1', { episode, on });
const convene = (team: string, children: readonly string[], place: string, on: string): Promise<void> =>
  tell(`teamAroundChild-${team}`, 'team.convened.v1', {
    on,
    place,
    children: children.map((childId) => ({ childId, episode: 1 })),
  });
const lead = async (child: string, practitionerId: string, assignment = 1): Promise<void> => {
  const role = { assignment, practitionerId, agencyId: randomUUID() };
  await tell(`leadProfessional-${child}`, 'lead-professional.proposed.v1', { ...role, episode: 1, on: '2007-03-10' });
  await tell(`leadProfessional-${child}`, 'lead-professional.accepted.v1', { ...role, on: '2007-03-12' });
};

const takenIn = async (): Promise<void> => {
  for (const name of boardFeeds) expect(await positions.reached(name, await store.head(), 20_000)).toBeUndefined();
};
const view = async (asAt: string, knownAt?: bigint): Promise<BoardView> => {
  await takenIn();
  return counts.asAt(asAt, knownAt ?? (await counts.knownNow()), operator('view-counts', 'county-caf-team'));
};
const cafs = (board: BoardView): Record<string, number> =>
  Object.fromEntries([...board.localities, ...board.outside].map(({ code, cafsInProgress }) => [code, cafsInProgress]));

describe('Counts for the board', () => {
  it('take an episode from its first day and no longer at the end of its last', async () => {
    const [oneDay, twoDays, ongoing] = [randomUUID(), randomUUID(), randomUUID()] as const;
    await open(oneDay, 'BAN', '2007-03-05');
    await close(oneDay, '2007-03-05');
    await open(twoDays, 'BAN', '2007-03-05');
    await close(twoDays, '2007-03-06');
    await open(ongoing, 'BAN', '2007-03-06');
    const days = ['2007-03-04', '2007-03-05', '2007-03-06', '2099-12-31'];
    const inProgress = await Promise.all(days.map(async (day) => (await view(day)).county.cafsInProgress));
    expect(inProgress).toEqual([0, 1, 1, 1]);
  });

  it('leave out an episode opened in error, at every day, and with it its team and Lead Professional', async () => {
    const child = randomUUID();
    await open(child, 'BAN', '2007-03-05');
    await convene(randomUUID(), [child], 'BAN', '2007-03-06');
    await lead(child, randomUUID());
    expect((await view('2007-03-20')).county).toEqual({
      cafsInProgress: 1,
      tacsInProgress: 1,
      leadProfessionalsIdentified: 1,
      leadProfessionalPeople: 1,
    });
    await tell(`caf-${child}`, 'caf.voided.v1', { episode: 1, on: '2007-04-01', reason: 'wrong-child' });
    expect((await view('2007-03-20')).county).toEqual({
      cafsInProgress: 0,
      tacsInProgress: 0,
      leadProfessionalsIdentified: 0,
      leadProfessionalPeople: 0,
    });
  });

  it('count a team for several children once, where its first child belongs, until it closes', async () => {
    const [first, second, team] = [randomUUID(), randomUUID(), randomUUID()] as const;
    await open(first, 'DID', '2007-03-01');
    await open(second, 'BAN', '2007-03-01');
    await convene(team, [first, second], 'BAN', '2007-03-10');
    await tell(`teamAroundChild-${team}`, 'team.closed.v1', { on: '2007-06-01', reason: 'plan-complete' });
    const during = await view('2007-05-31');
    expect(during.county.tacsInProgress).toBe(1);
    expect(during.localities.filter(({ tacsInProgress }) => tacsInProgress > 0).map(({ code }) => code)).toEqual([
      'DID',
    ]);
    expect((await view('2007-06-01')).county.tacsInProgress).toBe(0);
    expect((await view('2007-03-09')).county.tacsInProgress).toBe(0);
  });

  it('count a Lead Professional from the acceptance on, people apart from assignments, and none without an open CAF', async () => {
    const [one, two, three, worker] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()] as const;
    for (const child of [one, two, three]) await open(child, child === two ? 'DID' : 'BAN', '2007-03-01');
    await lead(one, worker);
    await lead(two, worker);
    await tell(`leadProfessional-${three}`, 'lead-professional.proposed.v1', {
      ...{ assignment: 1, episode: 1, on: '2007-03-10', practitionerId: worker, agencyId: randomUUID() },
    });
    const identified = async (day: string): Promise<readonly number[]> => {
      const { county } = await view(day);
      return [county.leadProfessionalsIdentified, county.leadProfessionalPeople];
    };
    expect(await identified('2007-03-11')).toEqual([0, 0]);
    expect(await identified('2007-03-12')).toEqual([2, 1]);
    await tell(`leadProfessional-${one}`, 'lead-professional.ended.v1', { assignment: 1, on: '2007-04-01' });
    await close(two, '2007-04-02');
    expect(await identified('2007-04-01')).toEqual([1, 1]);
    expect(await identified('2007-04-02')).toEqual([0, 0]);
  });

  it('show every locality, noughts too, and who belongs to none in rows of their own, so that all add up', async () => {
    for (const place of ['BAN', 'OOC', 'NFA', 'UNK', 'NO-SUCH-PLACE']) await open(randomUUID(), place, '2007-03-01');
    const board = await view('2007-03-01');
    expect(cafs(board)).toEqual({ BAN: 1, 'CAR-BUR-CHN': 0, DID: 0, OOC: 1, NFA: 1, UNK: 2 });
    expect(Object.values(cafs(board)).reduce((all, one) => all + one)).toBe(board.county.cafsInProgress);
    expect(board.areas.map(({ area, cafsInProgress }) => [area, cafsInProgress])).toEqual([
      ['North', 1],
      ['Central', 0],
    ]);
    expect(JSON.stringify(board)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it('edge case 30: are issued again exactly as they were known, after late entries and after a rebuild', async () => {
    const [early, late] = [randomUUID(), randomUUID()] as const;
    await open(early, 'BAN', '2007-06-01');
    const issued = await view('2007-06-30');
    await open(late, 'DID', '2007-06-15');
    await close(early, '2007-06-20');
    const knownAt = BigInt(issued.knownAt);
    expect(await view('2007-06-30', knownAt)).toEqual(issued);
    expect(cafs(await view('2007-06-30'))).toMatchObject({ BAN: 0, DID: 1 });
    for (const name of boardFeeds) await feeds.rebuild(name);
    expect(await view('2007-06-30', knownAt)).toEqual(issued);
    expect(cafs(await view('2007-06-30'))).toMatchObject({ BAN: 0, DID: 1 });
  });

  it('follow a place to its new locality from that day on, with no case touched', async () => {
    await open(randomUUID(), 'CHN', '2007-03-01');
    const before = (await view('2007-06-01')).knownAt;
    await tell('locality-CHN', 'localities.locality-established.v1', {
      ...{ code: 'CHN', name: 'CHN', area: 'North', from: '2007-05-01' },
    });
    await tell('locality-CHN', 'localities.place-assigned.v1', { place: 'CHN', name: 'CHN', from: '2007-05-01' });
    expect(cafs(await view('2007-04-30'))).toMatchObject({ 'CAR-BUR-CHN': 1 });
    expect(cafs(await view('2007-04-30'))).not.toHaveProperty('CHN');
    expect(cafs(await view('2007-05-01'))).toMatchObject({ 'CAR-BUR-CHN': 0, CHN: 1 });
    expect(cafs(await view('2007-06-01', BigInt(before)))).toMatchObject({ 'CAR-BUR-CHN': 1 });
  });

  it('say that they are not complete while an event they rest on is parked', async () => {
    await open(randomUUID(), 'BAN', '2007-03-01');
    expect((await view('2007-03-01')).complete).toBe(true);
    await tell(`caf-${randomUUID()}`, 'caf.opened.v1', { episode: 1, on: 'no day', place: 7, source: null });
    await tell(`leadProfessional-${randomUUID()}`, 'lead-professional.proposed.v1', { assignment: 1, episode: 1 });
    expect((await view('2007-03-01')).complete).toBe(false);
  });
});
