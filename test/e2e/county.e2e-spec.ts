import { derivedId } from '@app/event-store';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BoardView } from '@app/board';
import { loadReferenceLocalities, PlaceBook, placesOutside } from '@app/localities';
import { beginDays } from '@app/reminders';
import { launchDay, planCounty } from '../../apps/cli/src/demonstration/county.plan';
import { loadDemonstrationCounty } from '../../apps/cli/src/demonstration/load-demonstration-county';
import { type Application, person, startApplication } from '../support/application';

/** The beginnings of days recognise each other by ids in this namespace. */
const DAYS = '2b9c5c1e-7d60-5d0b-9c1f-31e2c0a4f8d5';

const launch = JSON.parse(readFileSync(join(__dirname, '../support/launch-2007.json'), 'utf8')) as {
  readonly county: object;
  readonly localities: number;
  readonly areas: number;
  readonly coordinators: { readonly inPost: number; readonly covered: number; readonly vacant: number };
};
const totals = (rows: BoardView['localities']): object => {
  const sum = (of: (row: BoardView['localities'][number]) => number): number =>
    rows.reduce((all, row) => all + of(row), 0);
  return {
    cafsInProgress: sum(({ cafsInProgress }) => cafsInProgress),
    tacsInProgress: sum(({ tacsInProgress }) => tacsInProgress),
    leadProfessionalsIdentified: sum(({ leadProfessionalsIdentified }) => leadProfessionalsIdentified),
  };
};

describe('The demonstration county', () => {
  let application: Application;
  const team = person(7, { roles: ['county-caf-team'] });
  const counts = async (query: string): Promise<BoardView> => {
    const { status, body } = await application.get<BoardView>(`/v1/board/counts?${query}`, { as: team });
    expect(status).toBe(200);
    return body;
  };
  const placesInside = async (): Promise<readonly string[]> => {
    const { dataSource, positions } = application.runtime;
    const { codes } = await new PlaceBook(dataSource, positions).asAt(launchDay);
    return codes.filter((code) => !(placesOutside as readonly string[]).includes(code));
  };
  const load = async (): Promise<void> => {
    const { runtime, commands, queries } = application;
    const places = await placesInside();
    const localities = [
      'BAN',
      'BIC-KID',
      'WIT-EYN-WOO',
      'CAR-BUR-CHN',
      'HEA-WHE',
      'COW-IFF',
      'NOX-CUM-BOT',
      'OSE',
      'DID',
      'THA-WAT',
      'ABI-BER',
    ];
    const coordinators = Object.fromEntries(localities.map((code) => [code, derivedId(code, DAYS)]));
    const { aggregates, clock } = runtime;
    await loadDemonstrationCounty({ commands, queries, aggregates, clock }, { places, colleagues: [], coordinators });
    await application.caughtUp();
  };

  beforeAll(async () => {
    application = await startApplication();
    await loadReferenceLocalities(application.runtime);
    await application.caughtUp();
    await load();
  });
  afterAll(() => application.close());

  it('counts the published launch figures from its events on 31 July 2007', async () => {
    const board = await counts('asAt=2007-07-31');
    expect(board.county).toMatchObject(launch.county);
    expect(board.localities).toHaveLength(launch.localities);
    expect(board.areas).toHaveLength(launch.areas);
    expect(totals(board.localities)).toEqual(launch.county);
    expect(board.complete).toBe(true);
    expect(board.county.leadProfessionalPeople).toBeLessThanOrEqual(board.county.leadProfessionalsIdentified);
  });

  it('shows nothing before it began, and the same today as on launch day', async () => {
    const before = await counts('asAt=2006-08-31');
    expect(before.localities).toHaveLength(13);
    expect(Object.values(before.county)).toEqual([0, 0, 0, 0]);
    const { county } = await counts('asAt=2007-07-31');
    expect((await counts('')).county).toEqual(county);
  });

  it('has eleven coordinators in post and two vacancies', async () => {
    const { body } = await application.get<{ posts: object }>('/v1/localities?asAt=2007-07-31');
    expect(body.posts).toEqual(launch.coordinators);
  });

  it('uses the whole of the workflows, with reviews that were held and reviews that are overdue', async () => {
    const { pool } = application.runtime;
    const { rows } = await pool.query<{ type: string; count: number }>(
      'SELECT type, count(*)::int AS count FROM log.event GROUP BY type',
    );
    const counted = Object.fromEntries(rows.map(({ type, count }) => [type, count]));
    expect(counted).toMatchObject({
      'caf.step-up-requested.v1': 4,
      'caf.step-up-accepted.v1': 1,
      'caf.step-up-declined.v1': 1,
      'caf.transfer-requested.v1': 3,
      'caf.transfer-accepted.v1': 1,
      'caf.step-down-received.v1': 2,
      'caf.suspended.v1': 1,
    });
    // One that a coordinator marks, one that follows from a step-down; where the other family has a lead soon, nobody has to stand in.
    expect([2, 3]).toContain(counted['lead-professional.interim-marked.v1']);
    for (const type of [
      'caf.reviewed.v1',
      'team.review-recorded.v1',
      'team.action-agreed.v1',
      'team.action-updated.v1',
    ])
      expect(counted[type]).toBeGreaterThan(10);
    const { rows: teams } = await pool.query<{ families: number; overdue: number; alone: number }>(
      `SELECT count(*) FILTER (WHERE jsonb_array_length(t.children) = 2)::int AS families,
              count(*) FILTER (WHERE t.next_review_on < $1)::int AS overdue,
              count(*) FILTER (WHERE NOT EXISTS (
                SELECT FROM read.lead_professional_card l
                 WHERE l.child_id = (t.children->0->>'childId')::uuid AND l.status = 'active'))::int AS alone
         FROM read.team_card t WHERE t.status = 'open'`,
      [launchDay],
    );
    expect(teams[0]).toMatchObject({ families: 1, alone: 13 });
    expect(teams[0]?.overdue).toBeGreaterThan(10);
  });

  it('tells whoever finds a child the name of whom to contact', async () => {
    const led = planCounty(100, 2007, await placesInside()).find(
      ({ episode }) =>
        episode?.lead !== undefined && episode.lead.changed === undefined && episode.closed === undefined,
    );
    if (led?.episode?.lead === undefined) throw new Error('nobody leads');
    const { givenNames, familyName, birthDate } = led;
    const answer = await application.post('/v1/children/search', { name: { givenNames, familyName, birthDate } });
    const { name, agencyName } = led.episode.lead.who;
    expect(answer.body).toMatchObject({ found: [{ contact: { as: 'lead-professional', name, agencyName } }] });
  });

  it('is loaded once: a second load writes nothing', async () => {
    const head = await application.head();
    await load();
    expect(await application.head()).toBe(head);
  });

  it('is issued again as it was known, and counted anew, when a closure is entered late', async () => {
    const issued = await counts('asAt=2007-07-31');
    const [open] = await application.runtime.dataSource.query<{ child_id: string }[]>(
      `SELECT c.child_id FROM read.board_caf c WHERE c.known_to IS NULL AND c.spans->-1->>'to' IS NULL
         AND NOT EXISTS (SELECT FROM read.board_team t WHERE t.cafs @> jsonb_build_array(jsonb_build_object('caf', c.caf)))
         AND NOT EXISTS (SELECT FROM read.board_lead l WHERE l.caf = c.caf)
         AND NOT EXISTS (SELECT FROM log.event e
                          WHERE e.stream = 'caf-' || c.child_id AND e.type = 'caf.step-up-requested.v1') LIMIT 1`,
    );
    const closure = { on: '2007-07-30', reason: 'family-disengaged', outcomes: [], summary: 'They moved on.' };
    const closed = await application.post(`/v1/children/${open?.child_id ?? ''}/caf/1/closure`, closure, { as: team });
    expect(closed.status).toBe(200);
    await application.caughtUp();
    expect((await counts('asAt=2007-07-31')).county.cafsInProgress).toBe(issued.county.cafsInProgress - 1);
    expect((await counts('asAt=2007-07-29')).county.cafsInProgress).toBe(
      (await counts(`asAt=2007-07-29&knownAt=${issued.knownAt}`)).county.cafsInProgress,
    );
    expect(await counts(`asAt=2007-07-31&knownAt=${issued.knownAt}`)).toEqual(issued);
  });

  it('refuses a day that does not exist and a position to come', async () => {
    expect((await application.get('/v1/board/counts?asAt=2007-02-30', { as: team })).status).toBe(400);
    expect((await application.get('/v1/board/counts?knownAt=999999999999', { as: team })).status).toBe(503);
  });

  it('shows its coordinators what is stuck, and reminds of it from the first day on', async () => {
    const { body } = await application.get<{ localities: readonly { code: string }[] }>('/v1/localities');
    const open = async (what: string): Promise<number> => {
      const lists = body.localities.map(({ code }) =>
        application.get<{ entries: readonly object[] }>(`/v1/localities/${code}/${what}?limit=200`, { as: team }),
      );
      return (await Promise.all(lists)).reduce((all, { body: { entries } }) => all + entries.length, 0);
    };
    // Whatever day it is when this runs, they are far behind, but for those whose family has paused.
    expect(await open('attention')).toBeGreaterThan(50);
    const { aggregates, clock } = application.runtime;
    await beginDays(aggregates, clock);
    await application.caughtUp();
    // Every team has a review to hold; who goes on with a single agency has nothing that is due on a day.
    expect(await open('reminders')).toBeGreaterThan(20);
  });
});
