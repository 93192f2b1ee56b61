import { allActions, everAllowed, heldRoles, policy } from '@app/access';
import { type Application, startApplication } from '../support/application';

/** Nobody needs to be signed in for these, and for no others. */
const open = ['GET /health/live', 'GET /health/ready', 'GET /openapi.json'];

describe('S1: every route of the running router denies by default', () => {
  let application: Application;
  beforeAll(async () => (application = await startApplication()));
  afterAll(() => application.close());

  it('declares an action that the policy table knows, but for those that are open to everybody', () => {
    const { routes } = application;
    expect(routes.length).toBeGreaterThan(100);
    const opened = routes.filter(({ does }) => does === 'open').map(({ method, path }) => `${method} ${path}`);
    expect(opened.sort()).toEqual(open);
    const declared = routes.flatMap(({ does }) => (does === 'open' ? [] : [does]));
    const allowed = new Set(policy.flatMap(({ actions }) => actions));
    expect(declared.filter((action) => !allowed.has(action))).toEqual([]);
  });

  it('has no action in the table that no route asks for', () => {
    const asked = new Set(application.routes.map(({ does }) => does));
    expect(allActions.filter((action) => !asked.has(action))).toEqual([]);
  });

  it('has no action that everybody may do but looking up what concerns nobody', () => {
    const forAll = allActions.filter((action) => heldRoles.every((role) => everAllowed([role], action)));
    expect(forAll).toEqual(['view-reference']);
  });

  it('is answered 401 without a token', async () => {
    for (const { method, path, does } of application.routes) {
      if (does === 'open') continue;
      const address = path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');
      const { status } = await application.request(method, address, { as: null });
      expect([method, path, status]).toEqual([method, path, 401]);
    }
  });
});
