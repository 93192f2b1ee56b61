import { type BoardView } from '@app/board';
import { Feeds } from '@app/feeds';
import { rooms } from '@app/rooms';
import { type Application, startApplication } from '../support/application';
import { leaksOf } from '../support/canaries';
import { type Known, type Step, story, tell } from '../support/story';

/** Keys of values that are no personal text, though they are words: what a place is called, and as what somebody works. */
const plain = (route: string, key: string): boolean =>
  key === 'role' || (route.startsWith('/v1/localities') && ['name', 'area'].includes(key));

/** Every text of a request that somebody wrote about or for a family. */
const textsIn = (route: string, value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'string' ? (plain(route, key) || !/[A-Z ]/.test(inner) ? [] : [inner]) : textsIn(route, inner),
      )
    : [];
/** What somebody wrote: several words, or a long name. A short word may be part of a code, as the school is. */
const written = / |^[A-Z][a-z]{7,}$/;

describe('What families tell', () => {
  let application: Application;
  let known: Known;
  const canaries = new Set<string>();

  const take = async (
    step: Step,
    path: string,
    body: object,
    index: number,
  ): Promise<Readonly<Record<string, unknown>>> => {
    for (const text of textsIn(step.route, body)) if (written.test(text)) canaries.add(text);
    const answer = await application.post(path, body, { key: `step-${index}`, ...(step.as && { as: step.as }) });
    expect([path, answer.status < 300]).toEqual([path, true]);
    return answer.body;
  };
  const dump = async (): Promise<Readonly<Record<string, unknown>>> => {
    const tables = rooms.flatMap(({ projections }) => projections.map(({ table }) => table));
    const entries = tables.map(async ({ name }) => {
      const { rows } = await application.runtime.pool.query(`SELECT to_jsonb(t) AS row FROM ${name} t ORDER BY 1`);
      return [name, rows] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  };
  const counts = async (): Promise<BoardView> =>
    (await application.get<BoardView>('/v1/board/counts?asAt=2007-06-15')).body;
  const identityOf = async (childId: string): Promise<unknown> =>
    (await application.get(`/v1/children/${childId}`)).body['identity'];

  beforeAll(async () => {
    application = await startApplication();
    known = await tell(application, take);
  });
  afterAll(() => application.close());

  it('is a good deal of text', () => expect(canaries.size).toBeGreaterThanOrEqual(15));

  it('stands nowhere in the database and nowhere in the server log as anybody could read it', async () => {
    const { pool } = application.runtime;
    expect(await leaksOf([...canaries], { pool, logged: application.logged })).toEqual([]);
    // The search itself finds what is not sealed.
    expect(await leaksOf(['Story Norton'], { pool, logged: application.logged })).not.toEqual([]);
  });

  describe('after one child is erased', () => {
    let before: { readonly counts: BoardView; readonly dump: Readonly<Record<string, unknown>>; readonly ben: unknown };

    beforeAll(async () => {
      before = { counts: await counts(), dump: await dump(), ben: await identityOf(known.ben) };
      expect(await identityOf(known.ada)).toMatchObject({ familyName: 'Storyfield' });
      const { keyring, aggregates } = application.runtime;
      await keyring.erase(`child-${known.ada}`);
      aggregates.forget();
    });

    it('shows that it was erased, and the sibling as before', async () => {
      expect(await identityOf(known.ada)).toBe('erased');
      expect(await identityOf(known.ben)).toEqual(before.ben);
      const caf = await application.get(`/v1/children/${known.ada}/caf/1`);
      expect(caf.status).toBe(200);
      expect(JSON.stringify(caf.body)).not.toMatch(/Mornings are hard|Often late/);
      expect(JSON.stringify(caf.body)).toContain('erased');
    });

    it('counts the same', async () => expect(await counts()).toEqual(before.counts));

    it('rebuilds every read model to the same rows', async () => {
      const { pool, feed, positions } = application.runtime;
      const projections = rooms.flatMap((room) => room.projections);
      const feeds = new Feeds({ pool, feed, positions, projections, automations: [], runner: 'rebuild' });
      for (const { name } of projections) await feeds.rebuild(name);
      await feeds.stop();
      await application.caughtUp();
      expect(await dump()).toEqual(before.dump);
      expect(await identityOf(known.ada)).toBe('erased');
    });

    it('still decides by what happened, and records nothing personal about the child any more', async () => {
      await application.restart();
      const again = story.find(({ route }) => route === '/v1/children/{childId}/caf');
      const head = await application.head();
      const opened = await application.post(`/v1/children/${known.ada}/caf`, {
        ...(again?.body as object),
        on: '2007-08-01',
      });
      expect([opened.status, opened.body['code']]).toEqual([410, 'record-erased']);
      expect(await application.head()).toBe(head);
      const closure = { on: '2007-07-21', reason: 'family-disengaged', outcomes: [], summary: 'Again' };
      const closed = await application.post(`/v1/children/${known.ada}/caf/1/closure`, closure);
      expect(closed.body['code']).toBe('caf-not-open');
    });
  });
});
