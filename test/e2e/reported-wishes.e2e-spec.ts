import { agenciesAtWork, practitionersAtWork } from '../support/agencies-at-work';
import { type Application, person, startApplication } from '../support/application';
import { joined } from '../support/joined';
import { leaksOf } from '../support/canaries';
import { searchedFor } from '../support/searched-for';
import { story } from '../support/story';

const teacher = person(1);
const nurse = person(2);
const constable = person(3);
const outsider = person(4);
const county = person(5, { roles: ['county-caf-team'] });
const editor = person(6, { roles: ['directory-editor'] });
const coordinator = person(7, { roles: ['locality-coordinator', 'practitioner'] });

const mother = { kind: 'parent', parentalResponsibility: true };
const said = { how: 'verbal', name: 'Philippa Exemplary' };
const from = '2007-06-01';
const everything = ['assess', 'store', 'share'];

describe('Whoever hears what a family says, without work with the child', () => {
  let application: Application;

  const done = async (path: string, body: object, as = teacher): Promise<Readonly<Record<string, unknown>>> => {
    const { status, body: answer } = await application.post(path, body, { as });
    if (status >= 300) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    await application.caughtUp();
    return answer;
  };
  const code = async (path: string, body: object, as: typeof teacher): Promise<unknown> => {
    const { status, body: answer } = await application.post(path, body, { as });
    return [status, answer['code']];
  };
  const agreement = (...agencies: readonly { agencyId: string }[]): object => ({
    ...{
      ...said,
      scopes: everything,
      tier: 'additional',
      givenBy: mother,
      leafletGiven: true,
      validFrom: '2007-03-01',
    },
    allowedAgencies: agencies.map(({ agencyId }) => agencyId),
  });
  /** The school holds a CAF and leads a team with the nurse, with the mother's consent. */
  const family = async (givenNames: string): Promise<{ readonly child: string; readonly team: string }> => {
    const named = { givenNames, familyName: 'Exemplary', birthDate: '2001-05-17' };
    const { childId } = await done('/v1/children', {
      ...{ ...named, status: 'born', sex: 'female', place: 'CHN', localityBasis: 'manual', on: '2007-03-01' },
    });
    const child = `/v1/children/${childId as string}`;
    await done(`${child}/consent`, agreement(teacher, nurse, constable));
    await done(`${child}/caf`, {
      ...{ on: '2007-03-02', source: 'new', reasons: ['attendance'], primaryReason: 'attendance' },
      ...{ whatLedToThis: 'Often late', searchId: await searchedFor(application, named, teacher) },
    });
    const completion = story.find(({ route }) => route.endsWith('/completion'))?.body as object;
    await done(`${child}/caf/1/completion`, completion);
    const member = ({ practitionerId, agencyId }: typeof teacher): object => ({
      practitionerId,
      agencyId,
      role: 'worker',
    });
    const { tacId } = await done('/v1/teams', {
      ...{ on: '2007-04-02', children: [childId], agencies: [member(teacher), member(nurse)] },
      family: [{ relationship: 'mother', name: 'Philippa Exemplary' }],
    });
    await joined(application, String(tacId), teacher, nurse);
    return { child, team: `/v1/teams/${tacId as string}` };
  };
  const wishes = async (
    child: string,
    as: typeof teacher,
  ): Promise<{ sharingPaused: boolean; wishes: readonly object[] }> =>
    (await application.get<{ sharingPaused: boolean; wishes: readonly object[] }>(`${child}/reported-wishes`, { as }))
      .body;
  const asked = async (as: typeof teacher): Promise<readonly string[]> => {
    const { body } = await application.get<{ requests: readonly { kind: string }[] }>('/v1/me/requests', { as });
    return body.requests.map(({ kind }) => kind).filter((kind) => ['reported-wish', 'work-ending'].includes(kind));
  };
  const stands = async (child: string): Promise<unknown> =>
    (await application.get(`${child}/caf/1`, { as: county })).body['status'];

  beforeAll(async () => {
    application = await startApplication();
    const map = story.filter(({ route }) => /^\/v1\/localities(\/\{code\}\/(places|postcodes))?$/.test(route));
    for (const { route, body } of map) await done(route.replace('{code}', 'CHN'), body, editor);
    await agenciesAtWork(application, teacher, nurse, constable, outsider, coordinator);
    await practitionersAtWork(application, nurse);
  });
  afterAll(() => application.close());

  it('records no statement of any kind, ends nothing, and is shown the way', async () => {
    const { child } = await family('Ada');
    for (const [path, body] of [
      ['/consent', agreement(outsider)],
      ['/consent/refusals', { ...said, scopes: everything, refusedBy: mother, from }],
      ['/consent/withdrawals', { ...said, scopes: everything, withdrawnBy: mother, from }],
      ['/consent/narrowings', { ...said, removedAgencies: [nurse.agencyId], narrowedBy: mother, from }],
      ['/consent/renewals', { ...said, expiresOn: '2009-01-01', renewedBy: mother, from }],
    ] as const)
      expect(await code(`${child}${path}`, body, outsider)).toEqual([409, 'work-under-way']);
    await application.caughtUp();
    expect(await stands(child)).toBe('in-delivery');
  });

  it('reports a withdrawal: it pauses what would be shared anew, is asked of the author, and ends what it took back once confirmed', async () => {
    const { child, team } = await family('Beatrice');
    const report = { ...said, kind: 'withdrawal', scopes: everything, by: mother, from };
    const { wishId } = await done(`${child}/reported-wishes`, report, outsider);
    // Sent once more by the same person, it is the same report.
    expect((await done(`${child}/reported-wishes`, report, outsider))['wishId']).toBe(wishId);
    expect(await wishes(child, outsider)).toMatchObject({ wishes: [{ wishId, status: 'waiting', answer: null }] });
    expect(await wishes(child, teacher)).toMatchObject({
      sharingPaused: true,
      wishes: [{ wishId, status: 'waiting', inWords: { name: 'Philippa Exemplary' } }],
    });
    expect((await wishes(child, constable)).wishes).toEqual([]);
    expect(await asked(teacher)).toContain('reported-wish');
    const invitation = { on: '2007-06-04', agencyId: constable.agencyId, role: 'constable' };
    expect(await code(`${team}/members/agency`, invitation, teacher)).toEqual([409, 'sharing-paused']);
    expect(await stands(child)).toBe('in-delivery');
    const answer = `${child}/reported-wishes/${wishId as string}`;
    expect(await code(`${answer}/confirmation`, {}, outsider)).toEqual([404, 'child-not-found']);
    const { statementId } = await done(`${answer}/confirmation`, {}, teacher);
    const { body } = await application.get(`${child}/consent`, { as: county });
    expect(body).toMatchObject({ inWords: { [statementId as string]: { name: 'Philippa Exemplary' } } });
    expect(await stands(child)).toBe('closed');
    expect(await wishes(child, outsider)).toMatchObject({ wishes: [{ status: 'answered', answer: null }] });
  });

  it('is told no more than that it was answered; a rejection says why and lets the sharing go on', async () => {
    const { child, team } = await family('Cecily');
    const report = { ...said, kind: 'refusal', scopes: ['share'], by: mother, from };
    const { wishId } = await done(`${child}/reported-wishes`, report, outsider);
    const rejection = { because: 'family-was-misunderstood', reason: 'She meant the photographs' };
    await done(`${child}/reported-wishes/${wishId as string}/rejection`, rejection);
    expect(await code(`${child}/reported-wishes/${wishId as string}/confirmation`, {}, county)).toEqual([
      409,
      'wish-answered-already',
    ]);
    expect((await wishes(child, teacher)).sharingPaused).toBe(false);
    const invitation = { on: '2007-06-04', agencyId: constable.agencyId, role: 'constable' };
    expect(await code(`${team}/members/agency`, invitation, teacher)).toEqual([201, undefined]);
    expect(await stands(child)).toBe('in-delivery');
  });

  it('reports whom the family wants left out, and those are shown nothing of it', async () => {
    const { child } = await family('Delia');
    const nominee = { practitionerId: nurse.practitionerId, agencyId: nurse.agencyId, familyAgreed: true };
    await done(`${child}/lead-professional/proposals`, { on: '2007-04-16', ...nominee });
    await done(`${child}/lead-professional/proposals/1/acceptance`, { on: '2007-04-18' }, nurse);
    const report = { ...said, kind: 'narrowing', removedAgencies: [nurse.agencyId], by: mother, from };
    const { wishId } = await done(`${child}/reported-wishes`, report, outsider);
    expect((await wishes(child, nurse)).wishes).toEqual([]);
    expect(await asked(nurse)).toEqual([]);
    const answer = `${child}/reported-wishes/${wishId as string}/confirmation`;
    expect(await code(answer, {}, nurse)).toEqual([404, 'wish-not-found']);
    await done(answer, {}, teacher);
  });

  it('whoever leads opens nothing more to their own agency: somebody else confirms it', async () => {
    const { child } = await family('Edith');
    const { statementId } = await done(`${child}/consent/narrowings`, {
      ...{ ...said, excludedAgencies: [nurse.agencyId], narrowedBy: mother, from: '2007-05-01' },
    });
    expect(statementId).toBeDefined();
    const widening = { ...said, includedAgencies: [nurse.agencyId], widenedBy: mother, from };
    expect(await code(`${child}/consent/widenings`, widening, nurse)).toEqual([409, 'second-person-needed']);
    await done(`${child}/consent/widenings`, widening, teacher);
  });

  it('what one person puts down as taken back waits for a second one, who is asked', async () => {
    const { child } = await family('Flora');
    const { statementId } = await done(`${child}/consent/withdrawals`, {
      ...{ ...said, scopes: everything, withdrawnBy: mother, from },
    });
    expect((await application.get(`${child}/caf/1`, { as: nurse })).status).toBe(404);
    expect(await stands(child)).toBe('in-delivery');
    expect(await asked(county)).toContain('work-ending');
    const ending = `${child}/consent/statements/${statementId as string}/ending`;
    expect(await code(ending, {}, teacher)).toEqual([409, 'second-person-needed']);
    await done(ending, {}, county);
    expect(await stands(child)).toBe('closed');
  });

  it('leaves nothing personal where it can be read', async () =>
    expect(await leaksOf(['Philippa'], { pool: application.runtime.pool, logged: application.logged })).toEqual([]));
});
