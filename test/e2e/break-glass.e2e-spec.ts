import { type Principal } from '@app/access';
import { type Answer, type Application, person, startApplication } from '../support/application';
import { leaksOf } from '../support/canaries';
import { county, type Known, nurse, story, teacher, tell } from '../support/story';

const route = '/v1/children/{childId}/caf/{episode}/void';
const untilTwoCafs = story.slice(
  0,
  story.findIndex((step) => step.route === route),
);
const HOUR = 3_600_000;
const start = Date.parse('2007-04-16T20:00:00Z');
const why = 'She has not come home from the swings';
const given = { reason: 'child-missing', why };

const duty = person(11, { roles: ['social-care-duty'] });
const stranger = person(12);
const coordinator = { ...nurse, roles: ['locality-coordinator'] } satisfies Principal;
const officer = person(8, { roles: ['information-governance'] });
const second = person(9, { roles: ['information-governance'] });

interface Entry {
  readonly breakGlassId: string;
  readonly childId: string;
  readonly practitionerId: string;
  readonly until: string;
  readonly standing: string;
  readonly told: readonly object[];
}
interface Looked {
  readonly verb: string;
  readonly action: string;
  readonly decision: string;
  readonly reason: string;
  readonly purpose: string;
  readonly fields: string;
}

describe('S12: break-glass', () => {
  let application: Application;
  let known: Known;
  let now = start;
  let use: string;

  /** A token lasts an hour: everybody signs in anew with each. Tokens differ by an invented locality. */
  const signedIn = (who: Principal): Principal => {
    const hour = Math.floor((now - start) / HOUR);
    return { ...who, localities: [`H${[hour / 26, hour % 26].map((n) => String.fromCharCode(65 + n)).join('')}`] };
  };
  const read = (as: Principal, child = known.ada): Promise<Answer> =>
    application.get(`/v1/children/${child}/caf/1`, { as: signedIn(as) });
  const send = (path: string, body: object, as: Principal, key?: string): Promise<Answer> =>
    application.post(path, body, { as: signedIn(as), ...(key === undefined ? {} : { key }) });
  const breakGlass = (as: Principal, body: object = given, key?: string): Promise<Answer> =>
    send(`/v1/children/${known.ada}/break-glass`, body, as, key);
  const end = (id: string, as: Principal): Promise<Answer> =>
    send(`/v1/children/${known.ada}/break-glass/${id}/end`, {}, as);
  const review = (id: string, as: Principal, body: object = { outcome: 'justified' }): Promise<Answer> =>
    send(`/v1/children/${known.ada}/break-glass/${id}/review`, body, as);
  const list = async (path: string, as: Principal): Promise<readonly Entry[]> => {
    await application.caughtUp();
    const { status, body } = await application.get<{ entries: Entry[] }>(path, { as: signedIn(as) });
    expect([path, status]).toEqual([path, 200]);
    return body.entries;
  };
  const statusAndCode = ({ status, body }: Answer): readonly unknown[] => [status, body['code']];
  const looksBy = async ({ practitionerId }: Principal): Promise<readonly Looked[]> =>
    (
      await application.runtime.pool.query<Looked>(
        'SELECT verb, action, decision, reason, purpose, fields FROM audit.access WHERE practitioner_id = $1 ORDER BY entry',
        [practitionerId],
      )
    ).rows;

  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date(now) });
    known = await tell(
      application,
      async (step, path, body) => (await send(path, body, step.as ?? teacher)).body,
      untilTwoCafs,
    );
  });
  afterAll(() => application.close());

  it.each([
    [{}, 'missing-reason', '/reason'],
    [{ why }, 'missing-reason', '/reason'],
    [{ reason: 'child-missing' }, 'missing-explanation', '/why'],
  ])('without a reason is refused, and nothing is seen: %j', async (body, code, pointer) => {
    const head = await application.head();
    const answer = await breakGlass(duty, body);
    expect(answer).toMatchObject({ status: 422, body: { code, errors: [{ pointer, code }] } });
    expect(await application.head()).toBe(head);
    expect(statusAndCode(await read(duty))).toEqual([404, 'child-not-found']);
  });

  it.each(['   ', '\u200b', '\u00a0\n'])('is refused for a reason that says nothing: %j', async (text) => {
    const head = await application.head();
    expect(await breakGlass(duty, { reason: 'child-missing', why: text })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/why', code: 'says-something' }] },
    });
    expect(await application.head()).toBe(head);
  });

  it('is not for the board, for programs, or for whoever has nothing to do with records of children', async () => {
    const head = await application.head();
    for (const role of ['board', 'system', 'directory-editor', 'area-manager', 'county-caf-team'] as const)
      expect([role, ...statusAndCode(await breakGlass(person(20, { roles: [role] })))]).toEqual([
        role,
        403,
        'not-permitted',
      ]);
    expect(await application.head()).toBe(head);
    const absent = await send('/v1/children/11111111-0000-4000-8000-000000000001/break-glass', given, duty);
    expect(statusAndCode(absent)).toEqual([404, 'child-not-found']);
  });

  it('opens the record to who gave the reason, from that moment on and with the same token', async () => {
    const before = await read(duty);
    const broken = await breakGlass(duty, given, 'first');
    expect([before.status, broken.status]).toEqual([404, 201]);
    use = broken.body['breakGlassId'] as string;
    const caf = await read(duty);
    expect(caf.status).toBe(200);
    expect(JSON.stringify(caf.body)).toContain('Often late since the winter');
    const looks = (await looksBy(duty)).slice(-3);
    expect(looks).toMatchObject([
      { verb: 'view', action: 'view-caf', decision: 'denied', reason: 'not-related' },
      { verb: 'break-glass', action: 'break-glass', decision: 'allowed', reason: 'none', fields: 'existence' },
      { verb: 'view', action: 'view-caf', decision: 'allowed', reason: 'break-glass', fields: 'full' },
    ]);
    expect(looks[2]?.purpose).toBe('break-glass');
  });

  it('opens it to nobody else, in no other capacity, and opens no other child’s', async () => {
    expect((await read(stranger)).status).toBe(404);
    expect((await read({ ...duty, practitionerId: stranger.practitionerId })).status).toBe(404);
    expect((await read({ ...duty, agencyId: stranger.agencyId })).status).toBe(404);
    expect((await read(duty, known.ben)).status).toBe(404);
    for (const role of ['board', 'system'] as const)
      expect(statusAndCode(await read({ ...duty, roles: [role] }))).toEqual([403, 'not-permitted']);
  });

  it('shows and does no more: nothing is exported, nothing changed', async () => {
    const asked = { recipient: 'child', handover: 'in-person', ground: 'own-request', receivedOn: '2007-04-16' };
    const exported = await send(`/v1/children/${known.ada}/subject-access`, { ...asked, form: 'json' }, duty);
    expect(statusAndCode(exported)).toEqual([403, 'not-permitted']);
    const step = await send(`/v1/children/${known.ada}/caf/1/next-step`, { on: '2007-04-16', nextStep: 'team' }, duty);
    expect(step.status).toBe(403);
    expect((await application.get('/v1/board/counts?asAt=2007-04-16', { as: signedIn(duty) })).status).toBe(403);
  });

  it('is told to the coordinator of the locality and to information governance, without a word of what was written', async () => {
    const told = [
      { level: 'locality', code: 'CHN', practitionerId: coordinator.practitionerId },
      { level: 'information-governance', code: null, practitionerId: null },
    ];
    const entry = {
      breakGlassId: use,
      childId: known.ada,
      practitionerId: duty.practitionerId,
      standing: 'open',
      told,
    };
    for (const [path, as] of [
      ['/v1/localities/CHN/break-glass', coordinator],
      ['/v1/break-glass', officer],
      ['/v1/break-glass', county],
    ] as const) {
      const entries = await list(path, as);
      expect(entries).toMatchObject([{ ...entry, until: '2007-04-17T20:00:00.000Z' }]);
      expect(JSON.stringify(entries)).not.toContain('swings');
    }
    for (const as of [duty, teacher])
      expect((await application.get('/v1/break-glass', { as: signedIn(as) })).status).toBe(403);
    const other = person(13, { roles: ['locality-coordinator'] });
    expect((await application.get('/v1/localities/CHN/break-glass', { as: signedIn(other) })).status).toBe(404);
    const { rows } = await application.runtime.pool.query<{ type: string; stream: string }>(
      `SELECT type, stream FROM log.event WHERE type LIKE 'break-glass.%' ORDER BY position`,
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'break-glass.broken.v1',
      'break-glass.notice-given.v1',
      'break-glass.notice-given.v1',
    ]);
    expect(await leaksOf(['swings'], { pool: application.runtime.pool, logged: application.logged })).toEqual([]);
  });

  it('is done once when asked for twice, and cannot be made longer while it holds', async () => {
    const head = await application.head();
    const again = await breakGlass(duty, given, 'first');
    expect([again.status, again.body['breakGlassId']]).toEqual([201, use]);
    const withoutKey = await breakGlass(duty);
    expect([withoutKey.status, withoutKey.body['breakGlassId']]).toEqual([201, use]);
    const other = await breakGlass(duty, { ...given, why: 'Another reason than the first' });
    expect(statusAndCode(other)).toEqual([409, 'glass-already-broken']);
    expect(other.body).toMatchObject({ existing: use, differs: ['/why'] });
    expect(await application.head()).toBe(head);
  });

  it('is not reviewed while it holds, and holds after a restart', async () => {
    expect(statusAndCode(await review(use, officer))).toEqual([409, 'break-glass-still-open']);
    await application.restart();
    expect((await read(duty)).status).toBe(200);
  });

  it('ends by itself after 24 hours', async () => {
    const head = await application.head();
    now += 24 * HOUR - 1;
    expect((await read(duty)).status).toBe(200);
    now += 1;
    expect(statusAndCode(await read(duty))).toEqual([404, 'child-not-found']);
    expect(await application.head()).toBe(head);
    expect((await looksBy(duty)).at(-1)).toMatchObject({ decision: 'denied', reason: 'not-related' });
  });

  it('is then a task until somebody else says whether it was justified', async () => {
    expect(await list('/v1/break-glass', officer)).toMatchObject([{ breakGlassId: use, standing: 'to-review' }]);
    expect(await list('/v1/localities/CHN/break-glass', coordinator)).toHaveLength(1);
    const ownLook = { ...officer, practitionerId: duty.practitionerId };
    expect(statusAndCode(await review(use, ownLook))).toEqual([409, 'second-person-needed']);
    expect(statusAndCode(await review(use, duty))).toEqual([403, 'not-permitted']);
    const view = await application.get(`/v1/children/${known.ada}/break-glass`, { as: signedIn(officer) });
    expect(view.body).toMatchObject({ uses: [{ standing: 'to-review', inWords: { broken: { why } } }] });
    const found = { outcome: 'not-justified', note: 'The school knew where she was' };
    expect((await review(use, officer, found)).status).toBe(200);
    expect(await list('/v1/break-glass', officer)).toEqual([]);
    expect(await list('/v1/localities/CHN/break-glass', coordinator)).toEqual([]);
    expect(statusAndCode(await review(use, second))).toEqual([409, 'break-glass-already-reviewed']);
    const after = await application.get(`/v1/children/${known.ada}/break-glass`, { as: signedIn(coordinator) });
    expect(after.body).toMatchObject({
      uses: [
        { outcome: 'not-justified', reviewedBy: officer.practitionerId, inWords: { reviewed: { note: found.note } } },
      ],
    });
  });

  it('can be ended before by who began it and by the coordinator, and by nobody else', async () => {
    const begun = async (): Promise<string> => (await breakGlass(stranger)).body['breakGlassId'] as string;
    const first = await begun();
    expect((await read(stranger)).status).toBe(200);
    expect(statusAndCode(await end(first, duty))).toEqual([404, 'break-glass-not-found']);
    expect((await end(first, stranger)).status).toBe(200);
    expect((await read(stranger)).status).toBe(404);
    const next = await begun();
    expect((await read(stranger)).status).toBe(200);
    expect((await end(next, coordinator)).status).toBe(200);
    expect((await read(stranger)).status).toBe(404);
    for (const id of [first, next]) expect((await review(id, coordinator)).status).toBe(200);
  });

  it('is told to the area when the coordinator does it, who does not review it either', async () => {
    const manager = signedIn(person(14, { roles: ['area-manager'], areas: ['North'] }));
    expect(JSON.stringify((await read(coordinator)).body)).not.toContain('Often late since the winter');
    const own = (await breakGlass(coordinator)).body['breakGlassId'] as string;
    expect(JSON.stringify((await read(coordinator)).body)).toContain('Often late since the winter');
    expect(await list('/v1/areas/North/break-glass', county)).toMatchObject([{ breakGlassId: own }]);
    const asManager = await application.get('/v1/areas/North/break-glass', { as: manager });
    expect(asManager).toMatchObject({ status: 200, body: { entries: [{ breakGlassId: own }] } });
    expect((await end(own, coordinator)).status).toBe(200);
    expect(statusAndCode(await review(own, coordinator))).toEqual([409, 'second-person-needed']);
    expect((await review(own, officer)).status).toBe(200);
  });

  it('keeps what was written under the child’s key: once that is destroyed, nobody reads it any more', async () => {
    const ofRecord = `/v1/children/${known.ada}/retention`;
    const asked = await send(`${ofRecord}/erasure-requests`, { on: '2007-04-17', ground: 'right-to-erasure' }, officer);
    const proposal = `${ofRecord}/proposals/${String(asked.body['proposalId'])}/approval`;
    expect((await send(proposal, { on: '2007-04-17' }, second)).status).toBe(200);
    await application.caughtUp();
    const view = await application.get(`/v1/children/${known.ada}/break-glass`, { as: signedIn(officer) });
    const { uses } = view.body as { uses: { inWords: Record<string, unknown> }[] };
    expect([view.status, uses.length]).toEqual([200, 4]);
    expect(new Set(uses.flatMap(({ inWords }) => Object.values(inWords)))).toEqual(new Set(['erased']));
    expect(JSON.stringify(view.body)).not.toMatch(/swings|school knew/);
    // To whoever has no work with it an erased record looks like none.
    expect(statusAndCode(await breakGlass(duty))).toEqual([404, 'child-not-found']);
  });
});
