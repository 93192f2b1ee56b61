import { type Principal } from '@app/access';
import { agenciesAtWork } from '../support/agencies-at-work';
import { type Application, person, startApplication } from '../support/application';
import { searchedFor } from '../support/searched-for';

const teacher = person(411);
const counsellor = person(412);
const editor = person(6, { roles: ['directory-editor'] });
const county = person(5, { roles: ['county-caf-team'] });
const coordinator = person(413, { roles: ['locality-coordinator'] });
const elsewhere = person(414, { roles: ['locality-coordinator'] });

interface Found {
  readonly found: readonly { readonly contact: Readonly<Record<string, unknown>> }[];
}
interface Caseload {
  readonly active: number;
  readonly leads: readonly { readonly childId: string }[];
}

describe('Lists and searches give away neither a shielded child nor a sensitive service', () => {
  let application: Application;
  let childId: string;
  const identity = { givenNames: 'Liska', familyName: 'Listfield', birthDate: '2001-05-17' };

  const send = async (as: Principal, path: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await application.post(path, body, { as });
    if (answer.status >= 300) throw new Error(`${path} is refused: ${JSON.stringify(answer.body)}`);
    await application.caughtUp();
    return answer.body;
  };
  const contact = async (): Promise<unknown> =>
    (await application.post<Found>('/v1/children/search', { name: identity }, { as: person(415) })).body.found[0]
      ?.contact;
  const caseload = async (as: Principal): Promise<unknown> => {
    const { body } = await application.get<Caseload>(`/v1/practitioners/${counsellor.practitionerId}/caseload`, { as });
    return [body.active, body.leads.map((one) => one.childId)];
  };

  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date('2007-07-31T10:00:00Z') });
    await agenciesAtWork(application, teacher);
    await send(editor, '/v1/agencies', {
      ...{ agencyId: counsellor.agencyId, name: 'Invented Counselling', agencyType: 'camhs', on: '2006-09-01' },
    });
    for (const [code, { practitionerId }] of [
      ['LPA', coordinator],
      ['LPB', elsewhere],
    ] as const) {
      await send(editor, '/v1/localities', { code, name: code, area: 'North', from: '2006-09-01' });
      await send(editor, `/v1/localities/${code}/places`, { place: code, name: code, from: '2006-09-01' });
      await send(editor, `/v1/localities/${code}/coordinator`, { practitionerId, from: '2006-09-01' });
    }
    for (const { practitionerId, agencyId } of [teacher, counsellor]) {
      const post = { role: 'works with families', name: 'Tom Listfield', on: '2006-09-01' };
      await send(editor, '/v1/practitioners', { practitionerId, agencyId, ...post });
    }
    const child = { ...identity, status: 'born', sex: 'female', place: 'LPA', localityBasis: 'manual' };
    childId = (await send(teacher, '/v1/children', { ...child, on: '2007-03-01' }))['childId'] as string;
    await send(teacher, `/v1/children/${childId}/consent`, {
      ...{ how: 'written', name: 'Grace Listfield', scopes: ['assess', 'store', 'share'], tier: 'additional' },
      allowedAgencies: [teacher.agencyId, counsellor.agencyId],
      ...{ givenBy: { kind: 'parent', parentalResponsibility: true }, leafletGiven: true, validFrom: '2007-03-01' },
    });
    await send(teacher, `/v1/children/${childId}/caf`, {
      ...{ on: '2007-03-02', source: 'new', reasons: ['attendance'], primaryReason: 'attendance' },
      ...{ whatLedToThis: 'Often late', searchId: await searchedFor(application, identity, teacher) },
    });
    await send(teacher, `/v1/children/${childId}/caf/1/completion`, {
      ...{ on: '2007-03-20', finding: 'additional-needs', conclusions: 'Mornings are hard' },
      elements: [{ element: 'D4', level: 'medium', strengths: 'Makes friends', needs: 'Help with mornings' }],
      ...{ childComment: { said: 'I like school' }, parentComment: { whyNot: 'not-present' } },
    });
  });
  afterAll(() => application.close());

  it('a search names whoever is at work, and the coordinator in place of a service whose kind tells too much', async () => {
    expect(await contact()).toMatchObject({ as: 'caf-author', agencyId: teacher.agencyId });
    const { practitionerId, agencyId } = counsellor;
    const proposals = `/v1/children/${childId}/lead-professional/proposals`;
    await send(teacher, proposals, { on: '2007-03-21', practitionerId, agencyId, familyAgreed: true });
    await send(counsellor, `${proposals}/1/acceptance`, { on: '2007-03-22' });
    const brokered = await contact();
    expect(brokered).toMatchObject({ as: 'locality-coordinator', practitionerId: coordinator.practitionerId });
    expect(JSON.stringify(brokered)).not.toMatch(new RegExp(`Counselling|${agencyId}|${practitionerId}`));
  });

  it('a caseload counts a shielded child for everybody and names it to whoever keeps it safe or works with it', async () => {
    expect(await caseload(elsewhere)).toEqual([1, [childId]]);
    await send(county, `/v1/children/${childId}/shielding`, {
      ...{ reason: 'domestic-abuse', from: '2007-04-01', reviewOn: '2007-12-01' },
    });
    expect(await caseload(elsewhere)).toEqual([1, []]);
    for (const as of [coordinator, county, counsellor]) expect(await caseload(as)).toEqual([1, [childId]]);
  });
});
