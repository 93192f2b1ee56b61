import { loadReferenceLocalities } from '@app/localities';
import { agenciesAtWork } from '../support/agencies-at-work';
import { type Answer, type Application, person, startApplication } from '../support/application';
import { searchedFor } from '../support/searched-for';

const today = '2007-07-31';
const [teacher, nurse] = [person(1), person(2)];
const duty = person(3, { roles: ['social-care-duty'] });
const county = person(5, { roles: ['county-caf-team'] });
const ada = { givenNames: 'Ada', familyName: 'Dangerfield', birthDate: '2001-05-17' };
const mother = { kind: 'parent', parentalResponsibility: true };

describe('A report of danger over HTTP', () => {
  let application: Application;
  let childId = '';
  let reportId = '';
  const done = async (asked: Promise<Answer>): Promise<Readonly<Record<string, unknown>>> => {
    const { status, body } = await asked;
    if (status >= 300) throw new Error(JSON.stringify(body));
    await application.caughtUp();
    return body;
  };
  const reads = async (as = teacher): Promise<readonly number[]> =>
    Promise.all(
      ['', '/consent', '/caf', '/caf/1', '/teams', '/lead-professional'].map(
        async (rest) => (await application.get(`/v1/children/${childId}${rest}`, { as })).status,
      ),
    );
  const decide = (as = duty, body: object = { outcome: 'no-danger', why: 'It was her uncle' }): Promise<Answer> =>
    application.post(`/v1/children/${childId}/danger-reports/${reportId}/decision`, body, { as });

  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date(`${today}T23:10:00Z`) });
    await loadReferenceLocalities(application.runtime);
    await agenciesAtWork(application, teacher, nurse);
    const child = { ...ada, status: 'born', sex: 'female', place: 'BAN', localityBasis: 'manual', on: '2007-03-01' };
    childId = (await done(application.post('/v1/children', child)))['childId'] as string;
    await done(
      application.post(`/v1/children/${childId}/addresses`, {
        ...{ kind: 'current', lines: ['2 Danger Lane'], postcode: 'OX16 5AA', from: '2007-03-01' },
      }),
    );
    await done(
      application.post(`/v1/children/${childId}/consent`, {
        ...{ how: 'written', name: 'Grace Dangerfield', scopes: ['assess', 'store', 'share'], tier: 'additional' },
        ...{ allowedAgencies: [teacher.agencyId, nurse.agencyId], givenBy: mother, leafletGiven: true },
        validFrom: '2007-03-01',
      }),
    );
    await done(
      application.post(`/v1/children/${childId}/caf`, {
        ...{ on: '2007-03-02', source: 'new', reasons: ['attendance'], primaryReason: 'attendance' },
        ...{ whatLedToThis: 'Often late', searchId: await searchedFor(application, ada, teacher) },
      }),
    );
  });
  afterAll(() => application.close());

  it('is taken by the id of a search, and answers nothing but its own id', async () => {
    expect(new Set(await reads())).toEqual(new Set([200]));
    const searchId = await searchedFor(application, ada, nurse);
    const report = { searchId, suspendedAgencies: [teacher.agencyId], what: 'A man asks where she lives' };
    const answer = await application.post('/v1/danger-reports', report, { as: nurse });
    expect([answer.status, Object.keys(answer.body), answer.headers.get('etag')]).toEqual([200, ['reportId'], null]);
    reportId = answer.body['reportId'] as string;
    const again = await application.post('/v1/danger-reports', report, { as: nurse });
    expect(again.body).toEqual(answer.body);
    const foreign = await application.post('/v1/danger-reports', report, { as: teacher });
    expect([foreign.status, foreign.body['code']]).toEqual([404, 'child-not-found']);
  });
  it('suspends the agency it names at the very next request, and hides where the child is from all others', async () => {
    expect(new Set(await reads())).toEqual(new Set([404]));
    await application.caughtUp();
    expect(new Set(await reads())).toEqual(new Set([404]));
    const found = await application.post('/v1/children/search', { name: ada }, { as: nurse });
    expect(found.body['found']).toMatchObject([{ contact: { as: 'county-caf-team' } }]);
    expect(JSON.stringify(found.body)).not.toContain(childId);
    const closer = await application.post(
      `/v1/children/${childId}/break-glass`,
      { why: 'I have to see her record', reason: 'immediate-danger' },
      { as: teacher },
    );
    expect(closer.status).toBeLessThan(500);
    expect(new Set(await reads())).toEqual(new Set([404]));
  });
  it('ends nothing', async () => {
    const { body } = await application.get(`/v1/children/${childId}/caf/1`, { as: county });
    expect(body['status']).toBe('assessing');
  });
  it('reaches the duty desk at any hour, which reads what is feared; nobody else does', async () => {
    const { body } = await application.get<{ requests: readonly object[] }>('/v1/me/requests', { as: duty });
    expect(body.requests).toMatchObject([{ kind: 'danger-report', child: { childId } }]);
    const path = `/v1/children/${childId}/danger-reports`;
    expect((await application.get(path, { as: duty })).body).toMatchObject({
      reports: [{ reportId, inWords: { what: 'A man asks where she lives' }, decision: null }],
    });
    expect((await application.get(path, { as: nurse })).status).toBe(403);
  });
  it('stands until it is decided, and not by who reported it', async () => {
    const lift = { on: today };
    const lifted = await application.post(`/v1/children/${childId}/shielding/lifting`, lift, { as: county });
    expect([lifted.status, lifted.body['code']]).toEqual([409, 'danger-report-open']);
    const own = await decide({ ...duty, practitionerId: nurse.practitionerId });
    expect([own.status, own.body['code']]).toEqual([409, 'decided-by-the-reporter']);
    const suspended = await decide({ ...duty, agencyId: teacher.agencyId });
    expect([suspended.status, suspended.body['code']]).toEqual([409, 'decided-by-the-suspended']);
  });
  it('is gone once there is no danger: the agency works on, and nothing asks any more', async () => {
    await done(decide());
    expect(new Set(await reads())).toEqual(new Set([200]));
    const { body } = await application.get<{ requests: readonly { kind: string }[] }>('/v1/me/requests', { as: duty });
    expect(body.requests.map(({ kind }) => kind)).not.toContain('danger-report');
    const twice = await decide(county, { outcome: 'no-danger', why: 'Another word' });
    expect([twice.status, twice.body['code']]).toEqual([409, 'danger-decided']);
  });
});
