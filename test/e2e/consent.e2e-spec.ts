import { loadReferenceLocalities } from '@app/localities';
import { agenciesAtWork } from '../support/agencies-at-work';
import { type Application, person, startApplication } from '../support/application';
import { leaksOf } from '../support/canaries';

const school = person(1).agencyId;
const health = person(2).agencyId;
/** Who answers for the school. */
const manager = { practitionerId: person(9).practitionerId, agencyId: school };
const editor = person(6, { roles: ['directory-editor'] });
const today = '2007-07-31';
/** Reads what the school may not any more. */
const county = person(5, { roles: ['county-caf-team'] });

describe('Consent over HTTP', () => {
  let application: Application;
  let childId: string;
  let motherId: string;
  let fatherId: string;

  const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await application.post(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    await application.caughtUp();
    return answer.body;
  };
  const say = (what: string, body: object): Promise<Record<string, unknown>> =>
    post(`/v1/children/${childId}/consent${what}`, { how: 'verbal', name: 'Graciela Exemplary', ...body });
  const sharing = async (more = ''): Promise<unknown> => {
    const asked = `agencyId=${school}&tier=additional${more}`;
    return (await application.get(`/v1/children/${childId}/consent/sharing?${asked}`, { as: county })).body[
      'permission'
    ];
  };
  const agencyHas = async (who: object): Promise<void> => {
    expect((await application.post('/v1/practitioners', who, { as: editor })).status).toBe(201);
  };
  const mother = (): object => ({ kind: 'parent', parentalResponsibility: true, personId: motherId });
  const father = (): object => ({ kind: 'parent', parentalResponsibility: true, personId: fatherId });
  const ada = { kind: 'child', competenceBasis: 'presumed-from-12' };
  const agreement = (): object => ({
    scopes: ['assess', 'store', 'share'],
    tier: 'additional',
    allowedAgencies: [school, health],
    excludedTopics: ['mental-health'],
    leafletGiven: true,
    givenBy: mother(),
    validFrom: '2007-03-01',
  });

  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date(`${today}T10:00:00Z`) });
    await loadReferenceLocalities({ ...application.runtime, clock: application.runtime.clock });
    await agenciesAtWork(application, person(1), person(2));
    await application.caughtUp();
    const child = {
      givenNames: 'Ada',
      familyName: 'Exemplary',
      status: 'born',
      birthDate: '1994-05-17',
      sex: 'female',
      place: 'BAN',
      localityBasis: 'manual',
      on: '2007-03-01',
    };
    childId = (await post('/v1/children', child))['childId'] as string;
    const adult = (
      name: string,
      relationship: string,
      parentalResponsibility: string,
    ): Promise<Record<string, unknown>> =>
      post(`/v1/children/${childId}/parents-and-carers`, {
        name,
        relationship,
        parentalResponsibility,
        from: '2007-03-01',
      });
    motherId = (await adult('Graciela Exemplary', 'mother', 'yes'))['personId'] as string;
    fatherId = (await adult('Alejandro Exemplary', 'father', 'no'))['personId'] as string;
  });
  afterAll(() => application.close());

  it('is not there before anything was said', async () => {
    expect((await application.get(`/v1/children/${childId}/consent`, { as: county })).status).toBe(404);
    expect(await sharing()).toBe('consent-not-recorded');
  });

  it('is refused from an adult to whom the register gives no parental responsibility', async () => {
    const { status, body } = await application.post(`/v1/children/${childId}/consent`, {
      how: 'written',
      name: 'Alejandro Exemplary',
      ...agreement(),
      givenBy: father(),
    });
    expect([status, body['code']]).toEqual([409, 'parental-responsibility-required']);
  });

  it('is recorded, and says what may be shared with whom', async () => {
    const { statementId } = await say('', agreement());
    const { status, body } = await application.get(`/v1/children/${childId}/consent`, { as: county });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      on: today,
      assessment: 'allowed',
      sharing: { tier: 'additional', excludedTopics: ['mental-health'] },
      inConflict: [],
      inWords: { [statementId as string]: { name: 'Graciela Exemplary' } },
    });
    expect([await sharing(), await sharing('&topic=mental-health'), await sharing('&on=2007-02-28')]).toEqual([
      'allowed',
      'topic-excluded',
      'consent-not-recorded',
    ]);
  });

  it('edge case 11: the no of a child who understands is not overridden, and the coordinator sees the conflict', async () => {
    await say('/refusals', { scopes: ['share'], refusedBy: ada, from: '2007-05-01', name: 'Ada Exemplary' });
    await say('', { ...agreement(), validFrom: '2007-06-01' });
    const { body } = await application.get(`/v1/children/${childId}/consent`, { as: county });
    expect(body).toMatchObject({ assessment: 'allowed', sharing: null, inConflict: ['share'] });
    expect(await sharing()).toBe('consent-refused');
  });

  it('may be overridden for a recorded reason only, and the decision is on record', async () => {
    const decision = {
      agencyId: health,
      tier: 'basic',
      ground: 'significant-harm-to-child',
      what: 'Exemplary description',
      why: 'Exemplary grounds',
      decidedBy: manager.practitionerId,
      familyTold: false,
      on: today,
      until: '2007-09-30',
    };
    const path = `/v1/children/${childId}/consent/sharings-without-consent`;
    const refused = await application.post(path, decision);
    expect([refused.status, refused.body['code']]).toEqual([422, 'missing-reason-not-told']);
    const told = { ...decision, whyNotTold: 'would-increase-risk' };
    const unknown = await application.post(path, told);
    expect([unknown.status, unknown.body['code']]).toEqual([422, 'unknown-manager']);
    const onRegister = { role: 'head', name: 'Hedda Headteacher', contact: 'hedda@example.org', on: '2006-09-01' };
    await agencyHas({ ...onRegister, ...manager });
    const own = await application.post(path, { ...told, agencyId: school });
    expect([own.status, own.body['code']]).toEqual([409, 'own-agency-benefits']);
    const { sharingId } = await post(path, { ...decision, whyNotTold: 'would-increase-risk' });
    const { body } = await application.get(`/v1/children/${childId}/consent`, { as: county });
    expect(body).toMatchObject({
      sharedWithoutConsent: [{ sharingId, decidedBy: manager.practitionerId, confirmBy: null, until: '2007-09-30' }],
    });
  });

  it('is recorded once however often it is sent, and no more once it was taken back', async () => {
    const other = await post('/v1/children', {
      ...{ givenNames: 'Bo', familyName: 'Exemplary', status: 'born', birthDate: '1996-02-03', sex: 'male' },
      ...{ place: 'BAN', localityBasis: 'manual', on: '2007-03-01' },
    });
    const path = `/v1/children/${String(other['childId'])}`;
    const { personId } = await post(`${path}/parents-and-carers`, {
      ...{ name: 'Graciela Exemplary', relationship: 'mother', parentalResponsibility: 'yes', from: '2007-03-01' },
    });
    const speaker = { kind: 'parent', parentalResponsibility: true, personId };
    const words = { how: 'verbal', name: 'Graciela Exemplary' };
    const agreed = { ...agreement(), ...words, givenBy: speaker };
    const first = await post(`${path}/consent`, agreed);
    expect(await post(`${path}/consent`, agreed)).toEqual(first);
    const { statementId } = await post(`${path}/consent/withdrawals`, {
      ...{ scopes: ['assess', 'store', 'share'], withdrawnBy: speaker, from: '2007-05-01', ...words },
    });
    const { status, body } = await application.post(`${path}/consent`, agreed);
    expect([status, body]).toMatchObject([409, { code: 'said-otherwise-since', existing: statementId }]);
    const anew = { ...agreed, validFrom: '2007-06-01' };
    expect(await post(`${path}/consent`, anew)).not.toMatchObject({ statementId: first['statementId'] });
    const { body: now } = await application.get(`${path}/consent`, { as: county });
    expect(now).toMatchObject({ assessment: 'allowed' });
  });

  it('is not asked about a child who is not on the register', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const answer = await application.post(`/v1/children/${nobody}/consent`, {
      how: 'written',
      name: 'X',
      ...agreement(),
    });
    expect([answer.status, answer.body['code']]).toEqual([404, 'child-not-found']);
  });

  it('leaves nothing personal where it can be read', async () => {
    const canaries = ['Exemplary', 'Graciela', 'Alejandro'];
    expect(await leaksOf(canaries, { pool: application.runtime.pool, logged: application.logged })).toEqual([]);
  });
});
