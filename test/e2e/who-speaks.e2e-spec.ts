import { loadReferenceLocalities } from '@app/localities';
import { agenciesAtWork } from '../support/agencies-at-work';
import { type Application, person, startApplication } from '../support/application';

const county = person(5, { roles: ['county-caf-team'] });
const { agencyId } = person(1);

describe('Who speaks for a child', () => {
  let application: Application;

  const register = async (givenNames: string, birthDate: string): Promise<string> => {
    const { status, body } = await application.post('/v1/children', {
      ...{ givenNames, familyName: 'Exemplary', status: 'born', birthDate, sex: 'female' },
      ...{ place: 'BAN', localityBasis: 'school', on: '2007-03-01' },
    });
    expect(status).toBe(201);
    return body['childId'] as string;
  };
  const agreement = {
    ...{ scopes: ['assess', 'store', 'share'], tier: 'additional', allowedAgencies: [agencyId], leafletGiven: true },
    ...{ how: 'verbal', validFrom: '2007-03-01' },
  };
  const parent = { kind: 'parent', parentalResponsibility: true };

  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date('2007-07-31T10:00:00Z') });
    await loadReferenceLocalities({ ...application.runtime, clock: application.runtime.clock });
    await application.caughtUp();
    await agenciesAtWork(application, person(1));
  });
  afterAll(() => application.close());

  it('is two parents in dispute, also where neither is on the register by id', async () => {
    const childId = await register('Ada', '1999-05-17');
    const says = async (what: string, body: object): Promise<void> => {
      const { status } = await application.post(`/v1/children/${childId}/consent${what}`, body, { as: county });
      expect(status).toBe(201);
      await application.caughtUp();
    };
    const dispute = async (): Promise<unknown> =>
      (await application.get(`/v1/children/${childId}/consent`, { as: county })).body['inConflict'];
    await says('', { ...agreement, givenBy: parent, name: 'Graciela Exemplary' });
    const no = { scopes: ['share'], how: 'verbal' };
    await says('/refusals', { ...no, refusedBy: parent, name: 'Alejandro Exemplary', from: '2007-04-01' });
    expect(await dispute()).toEqual(['share']);
    await says('/withdrawals', { ...no, withdrawnBy: parent, name: 'graciela  exemplary', from: '2007-04-02' });
    expect(await dispute()).toEqual([]);
  });

  it.each([
    ['2007-07-30', 409, 'Bartholomew'],
    ['2007-07-31', 201, 'Ottoline'],
  ])(
    'is a young person as one of sixteen from the birthday on, and not from its month: on %s',
    async (day, status, called) => {
      const childId = await register(called, '1991-07-31');
      const answer = await application.post(`/v1/children/${childId}/consent`, {
        ...{ ...agreement, validFrom: day, name: 'Young Exemplary' },
        givenBy: { kind: 'child', competenceBasis: 'aged-16-or-over' },
      });
      expect([answer.status, answer.body['code']]).toEqual([
        status,
        status === 409 ? 'child-not-old-enough' : undefined,
      ]);
    },
  );
});
