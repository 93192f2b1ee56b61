import { type BoardView } from '@app/board';
import { sealedPart, type ToOpen } from '@app/event-store';
import { Feeds } from '@app/feeds';
import { keyEncryptionKeysFrom, openPrivacy, PostgresKeyTable, type Privacy } from '@app/privacy';
import { rooms } from '@app/rooms';
import { type Application, person, startApplication } from '../support/application';
import { leaksOf } from '../support/canaries';
import { bodyOf, county, type Known, type Step, story, tell } from '../support/story';

/** Keys of values that are no personal text, though they are words: what a place is called, and as what somebody works. */
const plain = (route: string, key: string): boolean =>
  key === 'role' || (/^\/v1\/(localities|agencies)/.test(route) && ['name', 'area'].includes(key));

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
    (await application.get<BoardView>('/v1/board/counts?asAt=2007-06-15', { as: county })).body;
  const sealedParts = async (): Promise<readonly ToOpen[]> => {
    const parts: ToOpen[] = [];
    for await (const { events } of application.runtime.feed.after(0n))
      parts.push(...events.flatMap((event) => sealedPart(event) ?? []));
    return parts;
  };
  const officer = person(8, { roles: ['information-governance'] });
  const second = person(9, { roles: ['information-governance'] });
  const erase = async (childId: string): Promise<void> => {
    const ofRecord = `/v1/children/${childId}/retention`;
    const request = { on: '2007-10-01', ground: 'right-to-erasure' };
    const { body } = await application.post(`${ofRecord}/erasure-requests`, request, { as: officer });
    const path = `${ofRecord}/proposals/${String(body['proposalId'])}/approval`;
    expect((await application.post(path, { on: '2007-10-02' }, { as: second })).status).toBe(200);
    await application.caughtUp();
  };
  const isFound = async (givenNames: string): Promise<boolean> => {
    const name = { givenNames, familyName: 'Storyfield', birthDate: '2001-05-17' };
    return (await application.post('/v1/children/search', { name })).body['exists'] as boolean;
  };
  const identityOf = async (childId: string): Promise<unknown> =>
    (await application.get(`/v1/children/${childId}`, { as: county })).body['identity'];

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

  describe('after two children of one team are erased', () => {
    let before: {
      readonly counts: BoardView;
      readonly dump: Readonly<Record<string, unknown>>;
      readonly ben: unknown;
      readonly found: boolean;
    };

    let elsewhere: Privacy;
    let sealedOfAda: readonly ToOpen[];
    const openedElsewhere = (): Promise<readonly (object | 'erased')[]> => elsewhere.sealer.open(sealedOfAda);

    beforeAll(async () => {
      before = {
        counts: await counts(),
        dump: await dump(),
        ben: await identityOf(known.ben),
        found: await isFound('Ada'),
      };
      expect(await identityOf(known.ada)).toMatchObject({ familyName: 'Storyfield' });
      const { pool, config } = application.runtime;
      // Another process, which has the keys of everything about Ada in its memory.
      const keys = await keyEncryptionKeysFrom({ files: [], development: { home: config.home } });
      elsewhere = await openPrivacy(new PostgresKeyTable(pool), keys, { maxAge: 3_600_000 });
      sealedOfAda = (await sealedParts()).filter(({ subject }) =>
        [`child-${known.ada}`, `team-${known.team}`].includes(subject),
      );
      expect(await openedElsewhere()).not.toContain('erased');
      // Ben was in the same team: its key goes with the last child's.
      for (const child of [known.ada, known.ben]) await erase(child);
    });
    afterAll(() => elsewhere.stop());

    it('is not found any more, and stands in the register of erasures with the teams', async () => {
      expect([before.found, await isFound('Ada')]).toEqual([true, false]);
      const { rows } = await application.runtime.pool.query('SELECT FROM read.child_match WHERE child_id = ANY($1)', [
        [known.ada, known.ben],
      ]);
      expect(rows).toEqual([]);
      const erased = [known.ada, known.ben, known.hal].map((id) => `child-${id}`);
      const teams = [known.team, known.otherTeam].map((id) => `team-${id}`);
      expect(await application.runtime.erasures.subjects()).toEqual(new Set([...erased, ...teams]));
    });

    it('opens nowhere, also not in a process that had the keys in its memory', async () => {
      expect(new Set(await openedElsewhere())).toEqual(new Set(['erased']));
    });

    it('has a certificate that says what, how many and who approved it', async () => {
      const { body } = await application.get<{ certificates: { records: number; keys: number; approvedBy: string }[] }>(
        `/v1/retention/certificates?from=2007-01-01&to=2199-12-31`,
        { as: officer },
      );
      expect(body.certificates).toMatchObject([
        {
          recordClass: 'on-request',
          records: 3,
          keys: 5,
          approvedBy: second.practitionerId,
          beyondRecovery: { is: 'waiting' },
        },
      ]);
    });

    it('left no text of anybody in any table or in the log', async () => {
      const { pool } = application.runtime;
      expect(await leaksOf([...canaries], { pool, logged: application.logged })).toEqual([]);
    });

    it('shows that it was erased, and other children as before', async () => {
      expect(await identityOf(known.ada)).toBe('erased');
      expect(before.ben).toMatchObject({ familyName: 'Storyfield' });
      expect(await identityOf(known.gwen)).toMatchObject({ familyName: 'Storyfield' });
      const caf = await application.get(`/v1/children/${known.ada}/caf/1`, { as: county });
      expect(caf.status).toBe(200);
      expect(JSON.stringify(caf.body)).not.toMatch(/Mornings are hard|Often late/);
      expect(JSON.stringify(caf.body)).toContain('erased');
    });

    it('counts the same', async () =>
      expect(await counts()).toEqual({ ...before.counts, knownAt: expect.any(String) as string }));

    it('rebuilds every read model to the same rows', async () => {
      const after = await dump();
      const { pool, feed, positions } = application.runtime;
      const projections = rooms.flatMap((room) => room.projections);
      const feeds = new Feeds({ pool, feed, positions, projections, automations: [], runner: 'rebuild' });
      for (const { name } of projections) await feeds.rebuild(name);
      await feeds.stop();
      await application.caughtUp();
      expect(await dump()).toEqual(after);
      // Erasing changed no card but those that say what was decided about keeping the record.
      const decided = ['read.retention_card', 'read.request_card'];
      const others = (tables: object): object =>
        Object.fromEntries(Object.entries(tables).filter(([table]) => !decided.includes(table)));
      expect(others(after)).toEqual(others(before.dump));
      expect(await identityOf(known.ada)).toBe('erased');
    });

    it('still decides by what happened, and records nothing personal about the child any more', async () => {
      await application.restart();
      const again = story.find(({ route }) => route === '/v1/children/{childId}/caf') as Step;
      const head = await application.head();
      const opened = await application.post(`/v1/children/${known.ada}/caf`, {
        ...bodyOf(again, known),
        on: '2007-08-01',
      });
      expect([opened.status, opened.body['code']]).toEqual([409, 'consent-left-over']);
      expect(await application.head()).toBe(head);
      const closure = { on: '2007-07-21', reason: 'family-disengaged', outcomes: [], summary: 'Again' };
      const closed = await application.post(`/v1/children/${known.ada}/caf/1/closure`, closure, { as: county });
      expect(closed.body['code']).toBe('caf-not-open');
    });
  });
});
