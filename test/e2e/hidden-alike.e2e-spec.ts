import { randomUUID } from 'node:crypto';
import { type Action, policy, type Principal } from '@app/access';
import { type Application, person, startApplication } from '../support/application';
import { type Asked, askedAbout, askedOfEveryRoute, type Seen, seen } from '../support/asked-of-routes';
import { matrixWorld, whoIs, type World } from '../support/matrix-world';
import { county, type Known, teacher, tell } from '../support/story';

const officer = person(8, { roles: ['information-governance'] });
const second = person(9, { roles: ['information-governance'] });

/**
 * A child of whom somebody may know nothing is answered as one who never was. The requests are made from the running router and the
 * story that takes every route, so that a route is asked as soon as it is there.
 */
describe('A hidden child is answered as a child whom nobody registered', () => {
  let application: Application;
  let world: World;
  let known: Known;
  let everywhere: readonly Asked[];
  /** Erased, with the team that it had. */
  let erased: { readonly childId: string; readonly tacId: string };
  /** What must stand in no answer to whoever may not know of them. */
  let telling: readonly string[];

  beforeAll(async () => {
    application = await startApplication();
    known = await tell(application, async (step, path, body) => {
      const answer = await application.post(path, body, { as: step.as ?? teacher });
      if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    });
    world = await matrixWorld(application);
    const ofErased = `/v1/children/${known.gwen}/retention`;
    const asked = await application.post(
      `${ofErased}/erasure-requests`,
      { on: '2007-10-01', ground: 'right-to-erasure' },
      { as: officer },
    );
    const approval = `${ofErased}/proposals/${String(asked.body['proposalId'])}/approval`;
    expect((await application.post(approval, { on: '2007-10-02' }, { as: second })).status).toBe(200);
    await application.caughtUp();
    erased = { childId: known.gwen, tacId: known.team };
    const refs = await Promise.all(
      [world.shielded, world.sealed].map(async ({ childId }) => {
        const { body } = await application.get(`/v1/children/${childId}`, { as: county });
        return String(body['ref']);
      }),
    );
    telling = [world.shielded, world.sealed]
      .flatMap(({ childId, tacId }) => [childId, tacId])
      .concat(refs, 'Sina', 'Zara');
    expect(refs.every((ref) => ref.length > 4)).toBe(true);
    everywhere = askedOfEveryRoute(application, known);
  });
  afterAll(() => application.close());

  /** What the asker can see, without the id that they asked for. */
  const withoutId = ({ status, text, headers }: Seen, id: string): string =>
    JSON.stringify([status, text.replaceAll(id, '<id>'), headers]);

  /** People who have nothing to do with the hidden children. */
  const outsiders: readonly Principal[] = [
    person(140),
    whoIs('other-locality', 'locality-coordinator'),
    person(142, { roles: ['social-care-duty'] }),
    person(143, { roles: ['area-manager'], areas: ['South'] }),
    person(144, { roles: ['directory-editor'] }),
    person(145, { roles: ['board'] }),
  ];
  const mayWithAny = ({ roles: [role] }: Principal, action: Action): boolean =>
    policy.some(
      (row) => row.role === role && row.relation === 'none' && row.actions.includes(action) && row.upTo !== 'open',
    );

  it('a shielded, an adopted and an erased child on every route, whoever asks', async () => {
    const head = await application.head();
    const aboutOne = everywhere.filter(({ about }) => about === known.ada || about === known.team);
    const rest = everywhere.filter(({ about, route }) => about !== undefined && /:(childId|tacId)/.test(route.path));
    const tries = outsiders.flatMap((as) =>
      [...new Set([...aboutOne, ...rest])]
        .filter(({ route }) => !mayWithAny(as, route.does as Action))
        .flatMap((asked) =>
          [
            world.shielded,
            world.sealed,
            // Social care was asked for the child that is erased, and knows of it therefore.
            ...(!as.roles.includes('social-care-duty') ? [erased] : []),
          ].map(({ childId, tacId }) => ({ as, asked, id: /:tacId/.test(asked.route.path) ? tacId : childId })),
        ),
    );
    const told: unknown[] = [];
    const one = async ({ as, asked, id }: (typeof tries)[number]): Promise<void> => {
      const absent = randomUUID();
      const correlationId = randomUUID();
      const [of, none] = await Promise.all(
        [id, absent].map(async (it) =>
          withoutId(await seen(application, askedAbout(asked, it), as, correlationId), it),
        ),
      );
      if (of !== none) told.push([as.roles[0], asked.route.method, asked.route.path, of, none]);
    };
    for (let from = 0; from < tries.length; from += 20) await Promise.all(tries.slice(from, from + 20).map(one));
    expect(told).toEqual([]);
    expect(tries.length).toBeGreaterThan(1_000);
    expect(await application.head()).toBe(head);
  });

  it('no list, search or count names it to whoever is nothing to it', async () => {
    const told: unknown[] = [];
    for (const as of outsiders)
      for (const asked of everywhere.filter(({ route }) => route.method === 'GET')) {
        const { text } = await seen(application, asked, as);
        const named = telling.filter((word) => text.includes(word));
        if (named.length > 0) told.push([as.roles[0], asked.path, named]);
      }
    expect(told).toEqual([]);
  });
});
