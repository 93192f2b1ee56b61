import { loadReferenceLocalities } from '@app/localities';
import { agenciesAtWork } from '../support/agencies-at-work';
import { type Application, person, startApplication } from '../support/application';
import { leaksOf } from '../support/canaries';

const school = person(1).agencyId;
const health = person(2).agencyId;
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
      reason: 'significant-harm-to-child',
      what: 'Exemplary description',
      why: 'Exemplary grounds',
      managerConsulted: person(9).practitionerId,
      familyTold: false,
      on: today,
    };
    const path = `/v1/children/${childId}/consent/sharings-without-consent`;
    const refused = await application.post(path, decision);
    expect([refused.status, refused.body['code']]).toEqual([422, 'missing-reason-not-told']);
    const { sharingId } = await post(path, { ...decision, whyNotTold: 'would-increase-risk' });
    const { body } = await application.get(`/v1/children/${childId}/consent`, { as: county });
    expect(body).toMatchObject({ sharedWithoutConsent: [{ sharingId, decidedBy: person(1).practitionerId }] });
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
