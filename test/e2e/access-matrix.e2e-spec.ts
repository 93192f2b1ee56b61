import { caseReads, SecuredReads, sensitivities } from '@app/access';
import { type Cell, isDenied, readMatrix, readRoutes, situations } from '../support/access-matrix';
import { type Application, person, startApplication } from '../support/application';
import { type Asked, disagreements, readsOfRows, shownByRows } from '../support/matrix-checks';
import { matrixWorld, whoIs, type World } from '../support/matrix-world';

describe('S2: who may what, on every route', () => {
  const cells = readMatrix();
  const routes = readRoutes();
  const roles = [...new Set(cells.map(({ role }) => role))];
  const people = roles.flatMap((role) =>
    situations.flatMap((situation) => sensitivities.map((sensitivity) => ({ role, situation, sensitivity }))),
  );
  const cellOf = (who: (typeof people)[number], action: Cell['action']): Cell =>
    cells.find(
      (cell) =>
        cell.action === action &&
        cell.role === who.role &&
        cell.situation === who.situation &&
        cell.sensitivity === who.sensitivity,
    ) as Cell;
  const readsOfCases = routes.filter(
    ({ method, action }) => method === 'GET' && (caseReads as readonly string[]).includes(action),
  );
  /** Each of these in turn: so that whoever asks, and whatever is asked for, is met. */
  const inTurn = (some: typeof routes, shift: number): readonly Asked[] =>
    people.map((who, index) => {
      const route = some[(index + shift) % some.length] as (typeof routes)[number];
      return [route, cellOf(who, route.action)];
    });
  let application: Application;
  let world: World;
  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date('2007-07-31T10:00:00Z') });
    world = await matrixWorld(application);
  });
  afterAll(() => application.close());

  it('every route of the running router stands in the reviewed list, with its action, and no other does', () => {
    const running = application.routes.flatMap(({ method, path, does }) =>
      does === 'open' ? [] : [`${method} ${path} ${does}`],
    );
    expect(routes.map(({ method, path, action }) => `${method} ${path} ${action}`).sort()).toEqual(running.sort());
  });

  it('every route, and everybody who stands in any way to any record, is answered as the matrix says', async () => {
    const asked = [...inTurn(routes, 0), ...inTurn(readsOfCases, 0)];
    expect(new Set(asked.map(([route]) => route)).size).toBe(routes.length);
    expect(await disagreements(application, world, asked)).toEqual([]);
  });

  it('the database alone, without the guard, shows nobody what the matrix denies', async () => {
    const asked = people.flatMap((who, index) =>
      [0, 1, 2].map((shift) => cellOf(who, readsOfRows[(index + 5 * shift) % readsOfRows.length] as Cell['action'])),
    );
    expect(await shownByRows(application, world, asked)).toEqual([]);
  });

  it('the database shows nothing at all to whoever does not say for whom they read', async () => {
    const { rows: tables } = await application.runtime.pool.query<{ name: string }>(
      `SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = 'read'::regnamespace AND relrowsecurity`,
    );
    for (const { name } of tables) {
      const { rows } = await application.runtime.application.pool.query(`SELECT FROM ${name} LIMIT 1`);
      expect([name, rows]).toEqual([name, []]);
    }
  });

  it('the database shows who leads, stands in or works in a team the case while they ask for the agency of that work', async () => {
    const { childId } = world.open;
    const deputy = { ...person(108), agencyId: whoIs('none').agencyId };
    const appointed = await application.post(
      `/v1/children/${childId}/lead-professional/deputy`,
      { on: '2007-05-01', practitionerId: deputy.practitionerId, agencyId: deputy.agencyId },
      { as: whoIs('lead') },
    );
    expect(appointed.status).toBeLessThan(300);
    await application.caughtUp();
    const reads = new SecuredReads(application.runtime.application.dataSource, application.runtime.clock);
    const shown = async (practitionerId: string, agencyId: string): Promise<number> => {
      const by = { practitionerId, agencyId, areas: [] };
      const reading = { action: 'view-child' as const, held: 'practitioner' as const, by, children: [] };
      const rows = await reads.as(reading, (seen) =>
        seen.query<unknown[]>('SELECT FROM read.child_card WHERE child_id = $1', [childId]),
      );
      return rows.length;
    };
    for (const { practitionerId, agencyId } of [deputy, whoIs('lead'), whoIs('member')])
      expect([await shown(practitionerId, agencyId), await shown(practitionerId, person(109).agencyId)]).toEqual([
        1, 0,
      ]);
  });

  it('the guard alone, with row-level security switched off, denies what the matrix denies', async () => {
    const { pool } = application.runtime;
    const { rows: tables } = await pool.query<{ name: string }>(
      `SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = 'read'::regnamespace AND relrowsecurity`,
    );
    const turn = (way: 'DISABLE' | 'ENABLE'): Promise<unknown> =>
      pool.query(tables.map(({ name }) => `ALTER TABLE ${name} ${way} ROW LEVEL SECURITY`).join('; '));
    await turn('DISABLE');
    try {
      const { rows } = await application.runtime.application.pool.query('SELECT FROM read.child_card');
      expect(rows).toHaveLength(3);
      const denied = inTurn(readsOfCases, 1).filter(([, { expected }]) => isDenied(expected));
      expect(denied.length).toBeGreaterThan(100);
      expect(await disagreements(application, world, denied)).toEqual([]);
    } finally {
      await turn('ENABLE');
    }
  });
});
