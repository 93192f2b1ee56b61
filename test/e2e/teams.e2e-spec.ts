import { type BoardView } from '@app/board';
import { loadReferenceLocalities } from '@app/localities';
import { agenciesAtWork } from '../support/agencies-at-work';
import { type Application, person, startApplication } from '../support/application';
import { searchedFor } from '../support/searched-for';

const teacher = person(1);
const nurse = person(2);
const worker = person(3);
const county = person(5, { roles: ['county-caf-team'] });
const today = '2007-07-31';

interface TeamAnswer {
  readonly status: string;
  readonly stage: string;
  readonly reviewDueOn: string | null;
  readonly closeReason: string | null;
  readonly mergedInto: string | null;
  readonly takenIn: readonly string[];
  readonly remainingAgency: string | null;
  readonly flags: readonly string[];
  readonly children: readonly { readonly childId: string; readonly since: string; readonly until: string | null }[];
  readonly members: readonly { readonly memberId: string; readonly kind: string; readonly agencyId?: string }[];
  readonly written: Readonly<Record<string, object>>;
}

describe('Teams over HTTP', () => {
  let application: Application;

  const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await application.post(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    await application.caughtUp();
    return answer.body;
  };
  const team = async (tacId: string): Promise<TeamAnswer> =>
    (await application.get<TeamAnswer>(`/v1/teams/${tacId}`)).body;
  const tacsInProgress = async (): Promise<number> =>
    (await application.get<BoardView>(`/v1/board/counts?asAt=${today}`, { as: county })).body.county.tacsInProgress;

  /** A child with a CAF that was assessed, and consent for the three agencies unless told otherwise. */
  const child = async (givenNames: string, allowed = [teacher, nurse, worker]): Promise<string> => {
    const name = { givenNames, familyName: 'Mergefield', birthDate: '2000-05-17' };
    const { childId } = await post('/v1/children', {
      ...name,
      status: 'born',
      sex: 'female',
      place: 'BAN',
      localityBasis: 'manual',
      on: '2007-03-01',
    });
    const of = `/v1/children/${String(childId)}`;
    await post(`${of}/consent`, {
      how: 'written',
      name: 'Grace Mergefield',
      scopes: ['assess', 'store', 'share'],
      tier: 'additional',
      allowedAgencies: allowed.map(({ agencyId }) => agencyId),
      givenBy: { kind: 'parent', parentalResponsibility: true },
      leafletGiven: true,
      validFrom: '2007-03-01',
    });
    await post(`${of}/caf`, {
      on: '2007-03-02',
      source: 'new',
      searchId: await searchedFor(application, name),
      reasons: ['attendance'],
      primaryReason: 'attendance',
      whatLedToThis: 'Often late',
    });
    return childId as string;
  };
  const convene = async (children: readonly string[], agencies: readonly (typeof teacher)[]): Promise<string> => {
    const { tacId } = await post('/v1/teams', {
      on: '2007-04-02',
      children,
      agencies: agencies.map(({ practitionerId, agencyId }) => ({
        practitionerId,
        agencyId,
        role: 'practitioner',
      })),
      family: [{ relationship: 'mother', name: 'Grace Mergefield', needs: ['interpreter'] }],
    });
    return tacId as string;
  };

  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date(`${today}T10:00:00Z`) });
    await loadReferenceLocalities(application.runtime);
    await agenciesAtWork(application, teacher, nurse, worker);
    await application.caughtUp();
  });
  afterAll(() => application.close());

  it('merges the team of a sibling into the family team: one TAC, two children, and a link between the two (edge case 4)', async () => {
    const [ada, ben] = [await child('Ada'), await child('Ben')];
    const family = await convene([ada], [teacher, nurse]);
    const ofBen = await convene([ben], [teacher, worker]);
    expect(await tacsInProgress()).toBe(2);

    await post(`/v1/teams/${family}/merged-teams`, { on: '2007-06-11', from: ofBen });
    const [one, other] = [await team(family), await team(ofBen)];
    expect(one).toMatchObject({ status: 'open', takenIn: [ofBen] });
    expect(one.children.map(({ childId, since }) => [childId, since])).toEqual([
      [ada, '2007-04-02'],
      [ben, '2007-06-11'],
    ]);
    const agencies = one.members.flatMap(({ agencyId }) => agencyId ?? []);
    expect(agencies).toEqual([teacher, nurse, worker].map(({ agencyId }) => agencyId));
    expect(other).toMatchObject({
      status: 'closed',
      stage: 'closed',
      closeReason: 'merged-to-family-team',
      mergedInto: family,
    });
    expect(await tacsInProgress()).toBe(1);

    const { body } = await application.get<{ teams: { tacId: string }[] }>(`/v1/children/${ben}/teams`);
    expect(body.teams.map(({ tacId }) => tacId).sort()).toEqual([family, ofBen].sort());

    const again = await application.post(`/v1/teams/${family}/merged-teams`, { on: '2007-06-12', from: ofBen });
    expect([again.status, again.body['code'], again.body['existing']]).toEqual([409, 'team-already-taken-in', ofBen]);
    expect((await team(family)).children).toHaveLength(2);
  });

  it('merges no teams whose agencies are not all covered by the consents of all children, unless they stay away', async () => {
    const [cy, dee] = [await child('Cy'), await child('Dee', [teacher, nurse])];
    const ofCy = await convene([cy], [teacher, worker]);
    const ofDee = await convene([dee], [teacher, nurse]);
    const merger = { on: '2007-06-11', from: ofCy };
    const refused = await application.post(`/v1/teams/${ofDee}/merged-teams`, merger);
    expect([refused.status, refused.body['code']]).toEqual([409, 'consent-does-not-cover-agency']);
    const leaves = (await team(ofCy)).members.find(({ agencyId }) => agencyId === worker.agencyId)?.memberId;
    await post(`/v1/teams/${ofDee}/merged-teams`, { ...merger, without: [leaves] });
    expect((await team(ofDee)).members.flatMap(({ agencyId }) => agencyId ?? [])).not.toContain(worker.agencyId);
  });

  it('shows a team by its stage, the agency that would go on alone, and how each agency took part (edge cases 15, 27)', async () => {
    const eve = await child('Eve');
    const tacId = await convene([eve], [teacher, nurse]);
    expect(await team(tacId)).toMatchObject({ stage: 'convening', remainingAgency: null });
    const [first, second, mother] = (await team(tacId)).members.map(({ memberId }) => memberId);
    const meeting = (on: string, kind: string): object => ({
      on,
      kind,
      chair: first,
      attendance: [
        { memberId: first, as: 'attended' },
        { memberId: second, as: 'no-response' },
        { memberId: mother, as: 'attended-apart' },
      ],
      children: [{ childId: eve, present: false, notHeard: 'declined' }],
      parentPresent: true,
      parentSupport: ['interpreter'],
      consentRechecked: true,
      nextReviewOn: '2007-08-06',
      venue: 'Mergefield chapel',
      minutes: 'Nobody from health',
    });
    await post(`/v1/teams/${tacId}/meetings`, meeting('2007-06-11', 'initial'));
    await post(`/v1/teams/${tacId}/meetings`, meeting('2007-07-02', 'review'));
    const flagged = await team(tacId);
    expect(flagged.stage).toBe('active');
    expect(flagged.flags).toContain('agency-not-engaging');
    expect(JSON.stringify(flagged.written)).toContain('Mergefield chapel');

    const asked = `/v1/teams/${tacId}/engagement`;
    const { body: before } = await application.get<{ agencies: object[] }>(asked);
    expect(before.agencies[1]).toEqual({
      agencyId: nurse.agencyId,
      inTeam: true,
      expected: 2,
      attended: 0,
      sentReport: 0,
      apologies: 0,
      noResponse: 2,
      missedInARow: 2,
      escalatedTo: [],
      nextLevel: 'agency-manager',
    });
    await post(`/v1/teams/${tacId}/members/${String(second)}/removal`, {
      on: '2007-07-09',
      reason: 'agency-withdrew',
    });
    expect(await team(tacId)).toMatchObject({ remainingAgency: teacher.agencyId });
    const closure = { on: '2007-07-16', reason: 'single-agency-remaining' };
    const refused = await application.post(`/v1/teams/${tacId}/closure`, closure);
    expect([refused.status, refused.body['code']]).toEqual([422, 'missing-agency']);
    await post(`/v1/teams/${tacId}/closure`, { ...closure, carriedOnBy: teacher.agencyId });
    expect(await team(tacId)).toMatchObject({ stage: 'closed', carriedOnBy: teacher.agencyId, remainingAgency: null });
    expect((await application.get(`/v1/teams/${eve}/engagement`)).status).toBe(404);
  });

  it('waits for no review while the family has paused the work, and later for it by as many days', async () => {
    const fay = await child('Fay');
    const tacId = await convene([fay], [teacher, nurse]);
    const review = async (): Promise<unknown> => {
      const { reviewDueOn, flags } = await team(tacId);
      return [reviewDueOn, flags];
    };
    expect(await review()).toEqual(['2007-05-14', ['no-next-date', 'review-overdue']]);
    await post(`/v1/children/${fay}/caf/1/suspension`, { on: '2007-04-10', reason: 'family-away' });
    expect(await review()).toEqual([null, []]);
    await post(`/v1/children/${fay}/caf/1/resumption`, { on: '2007-07-09' });
    expect(await review()).toEqual(['2007-08-12', ['no-next-date']]);
    const { body } = await application.get<{ teams: { reviewDueOn: string }[] }>(`/v1/children/${fay}/teams`);
    expect(body.teams).toMatchObject([{ reviewDueOn: '2007-08-12' }]);
  });

  it('edge case 9: an agency of another authority works in the team of a child who lives here', async () => {
    // The school of a neighbouring county, and somebody who teaches there and is on nobody's register here.
    const elsewhere = person(9);
    await agenciesAtWork(application, elsewhere);
    const gil = await child('Gil', [teacher, nurse, elsewhere]);
    const before = await tacsInProgress();
    const tacId = await convene([gil], [nurse, elsewhere]);
    const [second, school, mother] = (await team(tacId)).members.map(({ memberId }) => memberId);
    const acceptance = `/v1/teams/${tacId}/members/${String(school)}/acceptance`;
    expect((await application.post(acceptance, { on: '2007-04-04' }, { as: elsewhere })).status).toBe(200);
    await post(`/v1/teams/${tacId}/meetings`, {
      ...{ on: '2007-04-16', kind: 'initial', chair: second },
      attendance: [second, school, mother].map((memberId) => ({ memberId, as: 'attended' })),
      children: [{ childId: gil, present: true, heard: 'in-the-room' }],
      ...{ parentPresent: true, consentRechecked: true, nextReviewOn: '2007-05-28', minutes: 'The school came over' },
    });
    expect((await application.get(`/v1/teams/${tacId}`, { as: elsewhere })).status).toBe(200);
    // Recorded where the child lives.
    const { body } = await application.get<{ place: string }>(`/v1/children/${gil}/caf/1`);
    expect([body.place, await tacsInProgress()]).toEqual(['BAN', before + 1]);
  });

  it('tells whoever is asked to join who asks, what for and when, and the case itself once they have said yes', async () => {
    const ada = await child('Ilse');
    const tacId = await convene([ada], [teacher, nurse]);
    const { meetingId } = await post(`/v1/teams/${tacId}/schedule`, {
      ...{ on: '2007-04-02', kind: 'initial', plannedFor: '2007-08-16' },
    });
    const read = (path: string, as = nurse) => application.get(path, { as });
    const invitation = `/v1/teams/${tacId}/invitation`;
    const reads = ['', '/engagement'].map((path) => `/v1/teams/${tacId}${path}`);
    const ofChild = ['', '/caf', '/caf/1', '/teams', '/consent'].map((path) => `/v1/children/${ada}${path}`);
    const statuses = (): Promise<readonly number[]> =>
      Promise.all([...reads, ...ofChild].map(async (path) => (await read(path)).status));
    expect(await statuses()).toEqual(Array(7).fill(404));

    const known = await read(`/v1/children/${ada}`, teacher);
    const told = await read(invitation);
    expect(told.body).toEqual({
      ...{ tacId, memberId: told.body['memberId'], role: 'practitioner', askedOn: '2007-04-02' },
      ...{ invitedBy: teacher.practitionerId, conveningAgency: teacher.agencyId, leads: [] },
      children: [{ childId: ada, ref: known.body['ref'] }],
      meetings: [{ meetingId, kind: 'initial', plannedFor: '2007-08-16' }],
    });
    expect((await read(invitation, worker)).status).toBe(404);
    expect((await read(invitation, county)).status).toBe(403);

    const answer = `/v1/teams/${tacId}/members/${String(told.body['memberId'])}/acceptance`;
    expect((await application.post(answer, { on: '2007-04-10' }, { as: nurse })).status).toBeLessThan(300);
    await application.caughtUp();
    expect(await statuses()).toEqual(Array(7).fill(200));
    expect((await read(invitation)).status).toBe(404);
  });
});
