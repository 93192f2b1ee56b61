import { agenciesAtWork, practitionersAtWork } from '../support/agencies-at-work';
import { type Application, person, startApplication } from '../support/application';
import { joined } from '../support/joined';
import { searchedFor } from '../support/searched-for';
import { story } from '../support/story';

const teacher = person(1);
const nurse = person(2);
/** Named in the family's consent, and in no team. */
const warden = person(3);
const colleague = person(8, { agencyId: warden.agencyId });
const outsider = person(4);
const county = person(5, { roles: ['county-caf-team'] });
const editor = person(6, { roles: ['directory-editor'] });
const coordinator = person(7, { roles: ['locality-coordinator'] });

describe('Any agency at work with a child asks for a meeting', () => {
  let application: Application;

  const done = async (path: string, body: object, as = teacher): Promise<Readonly<Record<string, unknown>>> => {
    const { status, body: answer } = await application.post(path, body, { as });
    if (status >= 300) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    await application.caughtUp();
    return answer;
  };
  const code = async (path: string, body: object, as: typeof teacher): Promise<unknown> => {
    const { status, body: answer } = await application.post(path, body, { as });
    return status < 300 ? status : [status, answer['code']];
  };
  const asked = async (as: typeof teacher): Promise<readonly string[]> => {
    const { body } = await application.get<{ requests: readonly { kind: string }[] }>('/v1/me/requests', { as });
    return body.requests.map(({ kind }) => kind).filter((kind) => kind.startsWith('meeting-call'));
  };
  const calls = async (child: string, as: typeof teacher): Promise<readonly object[]> =>
    (await application.get<{ calls: readonly object[] }>(`${child}/meeting-calls`, { as })).body.calls;
  const family = async (givenNames: string): Promise<{ readonly child: string; readonly team: string }> => {
    const named = { givenNames, familyName: 'Callfield', birthDate: '2001-05-17' };
    const { childId } = await done('/v1/children', {
      ...{ ...named, status: 'born', sex: 'female', place: 'CHN', localityBasis: 'manual', on: '2007-03-01' },
    });
    const child = `/v1/children/${childId as string}`;
    await done(`${child}/consent`, {
      ...{ how: 'verbal', name: 'Grace Callfield', scopes: ['assess', 'store', 'share'], tier: 'additional' },
      ...{ givenBy: { kind: 'parent', parentalResponsibility: true }, leafletGiven: true, validFrom: '2007-03-01' },
      allowedAgencies: [teacher, nurse, warden].map(({ agencyId }) => agencyId),
    });
    await done(`${child}/caf`, {
      ...{ on: '2007-03-02', source: 'new', reasons: ['attendance'], primaryReason: 'attendance' },
      ...{ whatLedToThis: 'Often late', searchId: await searchedFor(application, named, teacher) },
    });
    await done(`${child}/caf/1/completion`, story.find(({ route }) => route.endsWith('/completion'))?.body as object);
    const member = ({ practitionerId, agencyId }: typeof teacher): object => ({
      ...{ practitionerId, agencyId, role: 'worker' },
    });
    const { tacId } = await done('/v1/teams', {
      ...{ on: '2007-04-02', children: [childId], agencies: [member(teacher), member(nurse)] },
      family: [{ relationship: 'mother', name: 'Grace Callfield' }],
    });
    await joined(application, String(tacId), teacher, nurse);
    return { child, team: `/v1/teams/${tacId as string}` };
  };
  const call = { reason: 'concern-has-grown', wishedFor: '2007-07-09', note: 'Nobody opens the door any more' };

  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date('2007-07-02T09:00:00Z') });
    const map = story.filter(({ route }) => /^\/v1\/localities(\/\{code\}\/(places|postcodes))?$/.test(route));
    for (const { route, body } of map) await done(route.replace('{code}', 'CHN'), body, editor);
    const { practitionerId } = coordinator;
    await done('/v1/localities/CHN/coordinator', { practitionerId, from: '2006-09-01' }, editor);
    await agenciesAtWork(application, teacher, nurse, warden, outsider);
    await practitionersAtWork(application, nurse);
  });
  afterAll(() => application.close());

  it('and whoever leads agrees: it stands in the diary of the team, and the agency is told', async () => {
    const { child, team } = await family('Ada');
    const { callId } = await done(`${child}/meeting-calls`, call, warden);
    // Sent once more by the same person, it is the same call.
    expect((await done(`${child}/meeting-calls`, call, warden))['callId']).toBe(callId);
    expect(await asked(teacher)).toEqual(['meeting-call']);
    expect(await asked(coordinator)).toEqual(['meeting-call']);
    expect(await asked(county)).toEqual([]);
    expect(await calls(child, teacher)).toMatchObject([
      { callId, ...{ reason: call.reason, wishedFor: call.wishedFor, answerBy: '2007-07-04', answer: null } },
    ]);
    expect(await calls(child, coordinator)).toMatchObject([{ callId, asked: { note: call.note } }]);
    // The agency reads its own call; another one in the team does not.
    expect(await calls(child, colleague)).toMatchObject([{ callId, asked: { note: call.note } }]);
    expect(await calls(child, nurse)).toEqual([]);

    const agreement = `${child}/meeting-calls/${String(callId)}/agreement`;
    const when = { kind: 'review', plannedFor: '2007-07-10' };
    expect(await code(agreement, when, warden)).toEqual([404, 'child-not-found']);
    expect(await code(agreement, when, teacher)).toBe(200);
    expect(await code(agreement, when, teacher)).toBe(200);
    expect(await code(agreement, { ...when, plannedFor: '2007-07-11' }, teacher)).toEqual([
      409,
      'meeting-call-answered',
    ]);
    await application.caughtUp();
    expect(await asked(teacher)).toEqual([]);
    expect(await asked(coordinator)).toEqual([]);
    expect(await asked(warden)).toEqual(['meeting-call-answer']);
    expect(await calls(child, warden)).toMatchObject([{ callId, answer: { is: 'agreed', plannedFor: '2007-07-10' } }]);
    const { body } = await application.get(team, { as: teacher });
    expect(body['schedule']).toMatchObject([{ meetingId: callId, plannedFor: '2007-07-10', status: 'planned' }]);
    // It learns nothing else of the case.
    for (const read of [team, `${child}/caf/1`]) expect((await application.get(read, { as: warden })).status).toBe(404);
  });

  it('and a coordinator declines, and says why', async () => {
    const { child } = await family('Beatrice');
    const { callId } = await done(`${child}/meeting-calls`, call, nurse);
    const refusal = { because: 'meeting-is-planned-already', note: 'On Thursday' };
    expect(await code(`${child}/meeting-calls/${String(callId)}/refusal`, refusal, coordinator)).toBe(200);
    await application.caughtUp();
    expect(await calls(child, nurse)).toMatchObject([
      { answer: { is: 'declined', because: refusal.because }, declined: { note: refusal.note } },
    ]);
    expect(await code(`${child}/meeting-calls`, call, nurse)).toBe(201);
  });

  it('once at a time, whichever of its people asks; and takes it back', async () => {
    const { child } = await family('Clara');
    const { callId } = await done(`${child}/meeting-calls`, call, warden);
    const second = await application.post(`${child}/meeting-calls`, call, { as: colleague });
    expect(second.body).toMatchObject({ code: 'meeting-called-already', existing: callId });
    const withdrawal = `${child}/meeting-calls/${String(callId)}/withdrawal`;
    expect(await code(withdrawal, {}, nurse)).toEqual([404, 'meeting-call-not-found']);
    expect(await code(withdrawal, {}, colleague)).toBe(200);
    await application.caughtUp();
    expect(await calls(child, teacher)).toMatchObject([{ answer: { is: 'withdrawn' } }]);
    expect(await code(`${child}/meeting-calls`, call, warden)).toBe(201);
  });

  it('only within consent, and only while there is work', async () => {
    const { child, team } = await family('Dora');
    expect(await code(`${child}/meeting-calls`, call, outsider)).toEqual([404, 'child-not-found']);
    const { callId } = await done(`${child}/meeting-calls`, call, warden);
    const mother = { kind: 'parent', parentalResponsibility: true };
    await done(`${child}/consent/narrowings`, {
      ...{ how: 'verbal', name: 'Grace Callfield', removedAgencies: [warden.agencyId], narrowedBy: mother },
      from: '2007-07-02',
    });
    const ofCall = `${child}/meeting-calls/${String(callId)}`;
    const when = { kind: 'review', plannedFor: '2007-07-10' };
    expect(await code(`${ofCall}/agreement`, when, teacher)).toEqual([409, 'consent-does-not-cover-agency']);
    expect(await code(`${child}/meeting-calls`, call, warden)).toEqual([404, 'child-not-found']);
    expect(await code(`${ofCall}/refusal`, { because: 'family-does-not-want-it', note: 'Said so' }, teacher)).toBe(200);
    const closure = { reason: 'needs-met-universal', outcomes: [], summary: 'Doing well' };
    await done(`${team}/closure`, { on: '2007-07-02', reason: 'plan-complete', note: 'All done' });
    await done(`${child}/caf/1/closure`, { on: '2007-07-02', ...closure });
    expect(await code(`${child}/meeting-calls`, call, nurse)).toEqual([409, 'caf-not-open']);
  });
});
