import { type Principal } from '@app/access';
import { loadReferenceLocalities } from '@app/localities';
import { agenciesAtWork } from '../support/agencies-at-work';
import { type Application, person, startApplication } from '../support/application';

const teacher = person(1);
const nurse = person(2);
const county = person(5, { roles: ['county-caf-team'] });

const checklist = {
  on: '2007-03-01',
  familyKnows: true,
  answers: {
    ...{ healthy: 'yes', 'safe-from-harm': 'yes', 'learning-and-developing': 'not-sure' },
    ...{ 'positive-impact-on-others': 'yes', 'free-from-poverty': 'yes' },
  },
  ...{ supportNeedClear: false, ownServiceCanMeet: false, decision: 'initiate-caf', note: 'Falls behind in reading' },
};

jest.setTimeout(120_000);

describe('Whoever fills in a checklist for a child with whom they have no other work', () => {
  let application: Application;
  let childId: string;

  const written = async (as: Principal): Promise<readonly [number, unknown]> => {
    await application.caughtUp();
    const { status, body } = await application.get(`/v1/children/${childId}/caf/enquiries`, { as });
    return [status, body['enquiries']];
  };
  const fillIn = (as: Principal, body: object = checklist) =>
    application.post(`/v1/children/${childId}/caf/checklists`, body, { as });

  beforeAll(async () => {
    application = await startApplication();
    await loadReferenceLocalities(application.runtime);
    await agenciesAtWork(application, teacher, nurse, county);
    await application.caughtUp();
    const { body } = await application.post(
      '/v1/children',
      {
        ...{ givenNames: 'Gwen', familyName: 'Example', birthDate: '2001-05-17', status: 'born', sex: 'female' },
        ...{ place: 'BAN', localityBasis: 'manual', on: '2007-02-01', confirmedNew: true },
      },
      { as: county },
    );
    childId = body['childId'] as string;
    await application.caughtUp();
  });
  afterAll(() => application.close());

  it('is answered its number, also by a repeat, and reads it back in their own words', async () => {
    expect(await written(teacher)).toMatchObject([404, undefined]);
    expect(await fillIn(teacher)).toMatchObject({ status: 201, body: { childId, checklist: 1 } });
    expect(await fillIn(teacher)).toMatchObject({ status: 201, body: { childId, checklist: 1 } });
    const own = { kind: 'checklist', checklist: 1, written: { note: 'Falls behind in reading' } };
    expect(await written(teacher)).toMatchObject([200, [own]]);
  });
  it('reads nothing of what others wrote, and others nothing of theirs', async () => {
    expect(await written(nurse)).toMatchObject([404, undefined]);
    expect(await fillIn(nurse, { ...checklist, note: 'Tired in the mornings' })).toMatchObject({
      body: { checklist: 2 },
    });
    expect(await written(nurse)).toMatchObject([200, [{ checklist: 2, written: { note: 'Tired in the mornings' } }]]);
    const [, seen] = await written(teacher);
    expect(seen).toHaveLength(1);
    expect(await written({ ...teacher, agencyId: nurse.agencyId })).toMatchObject([404, undefined]);
  });
  it('reads it no more once the child is shielded', async () => {
    const shielding = { reason: 'threat-to-family', from: '2007-05-20', reviewOn: '2007-12-20' };
    const { status } = await application.post(`/v1/children/${childId}/shielding`, shielding, { as: county });
    expect(status).toBeLessThan(300);
    expect(await written(teacher)).toMatchObject([404, undefined]);
  });
});
