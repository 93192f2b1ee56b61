import { type Principal } from '@app/access';
import { agenciesAtWork } from '../support/agencies-at-work';
import { type Application, person, startApplication } from '../support/application';
import { joined } from '../support/joined';
import { searchedFor } from '../support/searched-for';
import { bodyOf, type Known, story } from '../support/story';

const teacher = person(401);
const nurse = person(402);
const editor = person(6, { roles: ['directory-editor'] });
const coordinator = person(403, { roles: ['locality-coordinator'] });
const elsewhere = person(404, { roles: ['locality-coordinator'] });
const manager = person(405, { roles: ['area-manager'], areas: ['North'] });

describe('The card: coordinators open CAFs and assign Lead Professionals, practitioners record TAC meetings, managers read counts', () => {
  let application: Application;
  let childId: string;
  const identity = { givenNames: 'Cora', familyName: 'Cardfield', birthDate: '2001-05-17' };
  const opening = {
    ...{ on: '2007-03-02', source: 'new', reasons: ['attendance'], primaryReason: 'attendance' },
    whatLedToThis: 'Often late',
  };

  const send = async (as: Principal, path: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await application.post(path, body, { as });
    if (answer.status >= 300) throw new Error(`${path} is refused: ${JSON.stringify(answer.body)}`);
    await application.caughtUp();
    return answer.body;
  };
  const open = async (as: Principal, more: object): Promise<readonly [number, unknown]> => {
    const searchId = await searchedFor(application, identity, as);
    const { status, body } = await application.post(
      `/v1/children/${childId}/caf`,
      { ...opening, searchId, ...more },
      { as },
    );
    await application.caughtUp();
    return [status, body['code']];
  };
  const counted = async (): Promise<unknown> => {
    const { body } = await application.get<{ areas: readonly Readonly<Record<string, unknown>>[] }>(
      '/v1/board/counts?asAt=2007-07-30',
      { as: manager },
    );
    const north = body.areas.find(({ area }) => area === 'North');
    return [north?.['cafsInProgress'], north?.['tacsInProgress'], north?.['leadProfessionalsIdentified']];
  };

  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date('2007-07-31T10:00:00Z') });
    await agenciesAtWork(application, teacher, nurse);
    for (const [code, { practitionerId }] of [
      ['COA', coordinator],
      ['COB', elsewhere],
    ] as const) {
      await send(editor, '/v1/localities', { code, name: code, area: 'North', from: '2006-09-01' });
      await send(editor, `/v1/localities/${code}/places`, { place: code, name: code, from: '2006-09-01' });
      await send(editor, `/v1/localities/${code}/coordinator`, { practitionerId, from: '2006-09-01' });
    }
    for (const { practitionerId, agencyId } of [teacher, nurse]) {
      const post = { role: 'works with families', name: 'Tom Cardfield', on: '2006-09-01' };
      await send(editor, '/v1/practitioners', { practitionerId, agencyId, ...post });
    }
    const child = { ...identity, status: 'born', sex: 'female', place: 'COA', localityBasis: 'manual' };
    childId = (await send(teacher, '/v1/children', { ...child, on: '2007-03-01' }))['childId'] as string;
    await send(teacher, `/v1/children/${childId}/consent`, {
      ...{ how: 'written', name: 'Grace Cardfield', scopes: ['assess', 'store', 'share'], tier: 'additional' },
      allowedAgencies: [teacher.agencyId, nurse.agencyId],
      ...{ givenBy: { kind: 'parent', parentalResponsibility: true }, leafletGiven: true, validFrom: '2007-03-01' },
    });
  });
  afterAll(() => application.close());

  it('a coordinator of another locality, and one who names nobody or somebody who does not work there, opens none', async () => {
    const { practitionerId: authorId, agencyId } = teacher;
    expect(await open(elsewhere, { authorId, agencyId })).toEqual([404, 'child-not-found']);
    expect(await open(coordinator, {})).toEqual([422, 'missing-author']);
    expect(await open(coordinator, { authorId })).toEqual([422, 'missing-author']);
    expect(await open(coordinator, { authorId, agencyId: nurse.agencyId })).toEqual([409, 'author-not-at-work']);
    const another = { authorId: nurse.practitionerId, agencyId: nurse.agencyId };
    expect(await open(teacher, another)).toEqual([422, 'impossible-author']);
    expect(await counted()).toEqual([0, 0, 0]);
  });

  it('from token to count', async () => {
    const { practitionerId: authorId, agencyId } = teacher;
    expect(await open(coordinator, { authorId, agencyId })).toEqual([201, undefined]);
    expect(await counted()).toEqual([1, 0, 0]);
    const ofCaf = `/v1/children/${childId}/caf/1`;
    expect((await application.get(ofCaf, { as: teacher })).body).toMatchObject({
      authorId,
      agencyId,
      agencyType: 'other',
    });
    await send(teacher, `${ofCaf}/completion`, {
      ...{ on: '2007-03-20', finding: 'additional-needs', conclusions: 'Mornings are hard' },
      elements: [{ element: 'D4', level: 'medium', strengths: 'Makes friends', needs: 'Help with mornings' }],
      ...{ childComment: { said: 'I like school' }, parentComment: { whyNot: 'not-present' } },
    });
    const nominee = { practitionerId: nurse.practitionerId, agencyId: nurse.agencyId, familyAgreed: true };
    const proposals = `/v1/children/${childId}/lead-professional/proposals`;
    await send(coordinator, proposals, { on: '2007-03-21', ...nominee });
    await send(nurse, `${proposals}/1/acceptance`, { on: '2007-03-22' });
    expect(await counted()).toEqual([1, 0, 1]);
    const member = (one: Principal): object => ({
      ...{ practitionerId: one.practitionerId, agencyId: one.agencyId, role: 'works with the family' },
    });
    const { tacId } = await send(coordinator, '/v1/teams', {
      ...{ on: '2007-04-02', children: [childId], agencies: [member(teacher), member(nurse)] },
      family: [{ relationship: 'mother', name: 'Grace Cardfield' }],
    });
    await joined(application, String(tacId), teacher, nurse);
    const team = await application.get<{ members: readonly { memberId: string }[] }>(`/v1/teams/${String(tacId)}`, {
      as: nurse,
    });
    const meeting = story.find(({ route }) => route === '/v1/teams/{tacId}/meetings');
    if (meeting === undefined) throw new Error('the story tells of no meeting');
    const known: Partial<Known> = { ada: childId, members: team.body.members.map(({ memberId }) => memberId) };
    await send(nurse, `/v1/teams/${String(tacId)}/meetings`, bodyOf(meeting, known));
    expect(await counted()).toEqual([1, 1, 1]);
  });
});
