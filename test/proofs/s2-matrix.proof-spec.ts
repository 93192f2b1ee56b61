import { readMatrix, readRoutes } from '../support/access-matrix';
import { type Application, startApplication } from '../support/application';
import { type Asked, disagreements, shownByRows } from '../support/matrix-checks';
import { matrixWorld, type World } from '../support/matrix-world';

describe('S2: the whole matrix', () => {
  let application: Application;
  let world: World;
  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date('2007-07-31T10:00:00Z') });
    world = await matrixWorld(application);
  });
  afterAll(() => application.close());

  it('over HTTP: every role, in every way to stand to a record of every sensitivity, on every route', async () => {
    const cells = readMatrix();
    const routes = readRoutes();
    for (const route of routes) {
      const asked = cells.flatMap((cell): readonly Asked[] => (cell.action === route.action ? [[route, cell]] : []));
      expect(asked).toHaveLength(297);
      expect(await disagreements(application, world, asked)).toEqual([]);
    }
  }, 1_200_000);

  it('the database alone, without the guard, shows nobody what the matrix denies', async () => {
    expect(await shownByRows(application, world, readMatrix())).toEqual([]);
  });
});
