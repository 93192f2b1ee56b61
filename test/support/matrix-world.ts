import { type HeldRole, type Principal, type Sensitivity } from '@app/access';
import { agenciesAtWork, practitionersAtWork } from './agencies-at-work';
import { type Cell, type ListedRoute, type Situation } from './access-matrix';
import { type Answer, type Application, person } from './application';
import { searchedFor } from './searched-for';

/* Three children, one of each sensitivity, and eleven people who stand to each of them in the ways that the matrix of access knows. */

const editor = person(6, { roles: ['directory-editor'] });
const county = person(5, { roles: ['county-caf-team'] });
const numbers: Readonly<Record<Situation, number>> = {
  author: 101,
  lead: 102,
  member: 103,
  'former-member': 104,
  invited: 108,
  'own-locality': 105,
  'other-locality': 106,
  none: 107,
  registrar: 100,
  'former-author': 110,
  reporter: 111,
};
const own = { code: 'SOA', area: 'North' };
const other = { code: 'SOB', area: 'South' };
const anyId = '00000000-0000-4000-8000-000000000000';

/** The same person stands the same way to each of the children, whatever the role in which they ask. */
export const whoIs = (situation: Situation, role: HeldRole = 'practitioner'): Principal =>
  person(numbers[situation], {
    roles: [role],
    areas: situation === 'own-locality' ? [own.area] : situation === 'other-locality' ? [other.area] : [],
  });

/** One child with the team around it. */
export interface MatrixChild {
  readonly childId: string;
  readonly tacId: string;
}
export type World = Readonly<Record<Sensitivity, MatrixChild>>;

/** Ids and codes by which a read is told what it is about. */
export const aboutOf = (world: World, sensitivity: Sensitivity): readonly string[] => {
  const { childId, tacId } = world[sensitivity];
  return [childId, tacId, whoIs('lead').practitionerId, own.code];
};

/**
 * What is sent: complete in its address, and malformed in a header that is looked at after the guard, so that what may be done is not done.
 */
export const sent = (
  application: Application,
  world: World,
  { method, path, action }: ListedRoute,
  { role, situation, sensitivity }: Pick<Cell, 'role' | 'situation' | 'sensitivity'>,
  correlationId: string,
): Promise<Answer> => {
  const { childId, tacId } = world[sensitivity];
  const values: Readonly<Record<string, string>> = {
    ...{ childId, tacId, episode: '2', area: own.area, code: own.code },
    practitionerId: whoIs('lead').practitionerId,
    ...{ step: '1', assignment: '1', contribution: '1', stepUp: '1', transfer: '1' },
  };
  const address = path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? anyId);
  const as = whoIs(situation, role);
  const headers = { 'x-correlation-id': correlationId };
  return method === 'GET'
    ? application.request(method, address, { as, headers })
    : application.request(method, address, {
        as,
        headers: { ...headers, 'content-type': 'application/json', 'if-match': 'malformed' },
        body: JSON.stringify(action === 'convene-team' ? { children: [childId] } : {}),
      });
};

/** Tells all of it over HTTP. `clock` of the application: after July 2007. */
export const matrixWorld = async (application: Application): Promise<World> => {
  const send = async (as: Principal, path: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await application.post(path, body, { as });
    if (answer.status >= 300) throw new Error(`${path} is refused: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  for (const [{ code, area }, situation] of [
    [own, 'own-locality'],
    [other, 'other-locality'],
  ] as const) {
    await send(editor, '/v1/localities', { code, name: `Matrix ${code}`, area, from: '2006-09-01' });
    await send(editor, `/v1/localities/${code}/places`, { place: code, name: `Matrix ${code}`, from: '2006-09-01' });
    const { practitionerId } = whoIs(situation);
    await send(editor, `/v1/localities/${code}/coordinator`, { practitionerId, from: '2006-09-01' });
  }
  await agenciesAtWork(application, ...Object.values(numbers).map((number) => person(number)));
  await practitionersAtWork(application, whoIs('lead'));
  await application.caughtUp();
  const member = (situation: Situation): object => {
    const { practitionerId, agencyId } = whoIs(situation);
    return { practitionerId, agencyId, role: 'nurse' };
  };
  const author = whoIs('author');
  const former = whoIs('former-author');
  const registrar = whoIs('registrar');
  const lead = whoIs('lead');
  const childOf = async (givenNames: string): Promise<MatrixChild> => {
    const identity = { givenNames, familyName: 'Matrixfield', birthDate: '2001-05-17' };
    const registered = { ...identity, status: 'born', sex: 'female', place: own.code, localityBasis: 'manual' };
    const childId = (await send(registrar, '/v1/children', { ...registered, on: '2007-03-01' }))['childId'] as string;
    const ofChild = `/v1/children/${childId}`;
    const agreed = (as: Principal, validFrom: string): Promise<unknown> =>
      send(as, `${ofChild}/consent`, {
        ...{ how: 'written', name: 'Grace Matrixfield', scopes: ['assess', 'store', 'share'], tier: 'additional' },
        allowedAgencies: Object.values(numbers).map((number) => person(number).agencyId),
        ...{ givenBy: { kind: 'parent', parentalResponsibility: true }, leafletGiven: true, validFrom },
      });
    const opened = async (as: Principal, on: string): Promise<unknown> => {
      await application.caughtUp();
      return send(as, `${ofChild}/caf`, {
        ...{ on, source: 'new', reasons: ['attendance'], primaryReason: 'attendance' },
        ...{ whatLedToThis: 'Often late' },
        searchId: await searchedFor(application, identity, as),
      });
    };
    await agreed(registrar, '2007-03-01');
    await opened(former, '2007-03-01');
    await send(former, `${ofChild}/caf/1/closure`, {
      ...{ on: '2007-03-01', reason: 'family-disengaged', outcomes: [], summary: 'They see to it themselves' },
    });
    await application.caughtUp();
    await agreed(author, '2007-03-02');
    await opened(author, '2007-03-02');
    await send(author, `${ofChild}/caf/2/completion`, {
      ...{ on: '2007-03-20', finding: 'additional-needs', conclusions: 'Mornings are hard' },
      elements: [{ element: 'D4', level: 'medium', strengths: 'Makes friends', needs: 'Help with mornings' }],
      ...{ childComment: { said: 'I like school' }, parentComment: { whyNot: 'not-present' } },
    });
    const convened = await send(author, '/v1/teams', {
      ...{ on: '2007-04-02', children: [childId] },
      agencies: [member('member'), member('former-member'), member('invited')],
      family: [{ relationship: 'mother', name: 'Grace Matrixfield' }],
    });
    const tacId = convened['tacId'] as string;
    await application.caughtUp();
    const team = await application.get<{ members: { memberId: string; practitionerId?: string }[] }>(
      `/v1/teams/${tacId}`,
      { as: author },
    );
    const idOf = (situation: Situation): string =>
      team.body.members.find(({ practitionerId }) => practitionerId === whoIs(situation).practitionerId)?.memberId ??
      '';
    await send(whoIs('member'), `/v1/teams/${tacId}/members/${idOf('member')}/acceptance`, { on: '2007-04-03' });
    const removal = { on: '2007-05-01', reason: 'no-longer-involved', note: 'Moved to another desk' };
    await send(author, `/v1/teams/${tacId}/members/${idOf('former-member')}/removal`, removal);
    const { practitionerId, agencyId } = lead;
    const ofLead = `${ofChild}/lead-professional/proposals`;
    await send(author, ofLead, {
      ...{ on: '2007-04-17', practitionerId, agencyId, familyAgreed: true },
    });
    await send(lead, `${ofLead}/1/acceptance`, { on: '2007-04-18' });
    await send(whoIs('reporter'), `${ofChild}/reported-wishes`, {
      ...{ how: 'verbal', name: 'Grace Matrixfield', kind: 'consent', scopes: ['share'], tier: 'additional' },
      ...{ allowedAgencies: [whoIs('reporter').agencyId], leafletGiven: true },
      ...{ by: { kind: 'parent', parentalResponsibility: true }, from: '2007-06-05' },
    });
    return { childId, tacId };
  };
  const world = { open: await childOf('Oda'), shielded: await childOf('Sina'), sealed: await childOf('Zara') };
  const shielding = { reason: 'threat-to-family', from: '2007-05-20', reviewOn: '2007-12-20' };
  await send(county, `/v1/children/${world.shielded.childId}/shielding`, shielding);
  await send(county, `/v1/children/${world.sealed.childId}/adoption`, { on: '2007-06-03' });
  await application.caughtUp();
  return world;
};
