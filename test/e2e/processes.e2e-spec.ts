import { cafAggregate } from '@app/caf';
import { causedEnvelope } from '@app/feeds';
import { type RecordedEvent } from '@app/event-store';
import { type Principal } from '@app/access';
import { agenciesAtWork, practitionersAtWork } from '../support/agencies-at-work';
import { type Application, person, startApplication } from '../support/application';
import { joined } from '../support/joined';
import { searchedFor, type SoughtName } from '../support/searched-for';
import { county, editor, nurse, story, teacher, worker } from '../support/story';

/** Who decides for social care on what is handed to it. */
const duty = person(3, { roles: ['social-care-duty'] });
/** Who leaves, and who changes agency. */
const [leaver, mover] = [person(15), person(16)];
const agencies = [teacher, nurse, worker, leaver, mover].map(({ agencyId }) => agencyId);
const mother = { kind: 'parent', parentalResponsibility: true };
const said = { how: 'written', name: 'Grace Example' };

/** A child around whom three agencies work: ids of child and team. */
interface Family {
  readonly childId: string;
  readonly tacId: string;
}

describe('What follows across rooms', () => {
  let application: Application;

  const keeper = (path: string): Principal => (/^\/v1\/(?:agencies|practitioners)/.test(path) ? editor : teacher);
  const change = async (path: string, body: object, as = keeper(path)): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await application.post(path, body, { as });
    if (answer.status >= 300) throw new Error(`${path} is refused: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const ofChild = ({ childId }: Pick<Family, 'childId'>, route: string): string => `/v1/children/${childId}/${route}`;
  const named = (givenNames: string): SoughtName => ({ givenNames, familyName: 'Example', birthDate: '2001-05-17' });
  const registered = async (givenNames: string): Promise<string> => {
    const { childId } = await change('/v1/children', {
      ...named(givenNames),
      status: 'born',
      sex: 'female',
      place: 'CHN',
      localityBasis: 'manual',
      on: '2007-03-01',
    });
    return childId as string;
  };
  const assessed = async (childId: string, givenNames: string): Promise<void> => {
    await change(ofChild({ childId }, 'consent'), {
      ...said,
      scopes: ['assess', 'store', 'share'],
      tier: 'additional',
      allowedAgencies: agencies,
      givenBy: mother,
      leafletGiven: true,
      validFrom: '2007-03-01',
    });
    await change(ofChild({ childId }, 'caf'), {
      on: '2007-03-02',
      source: 'new',
      searchId: await searchedFor(application, named(givenNames), teacher),
      reasons: ['attendance'],
      primaryReason: 'attendance',
      whatLedToThis: 'Often late',
    });
    const completion = story.find(({ route }) => route.endsWith('/completion'))?.body as object;
    await change(ofChild({ childId }, 'caf/1/completion'), completion);
  };
  const member = ({ practitionerId, agencyId }: typeof teacher): object => ({
    practitionerId,
    agencyId,
    role: 'worker',
  });
  /** Consent, assessment, a team of three agencies and the mother, and the nurse as Lead Professional of the first child. */
  const family = async (
    ...names: readonly [string, ...string[]]
  ): Promise<Family & { siblings: readonly string[] }> => {
    const children = [];
    for (const name of names) children.push(await registered(name));
    for (const [nth, name] of names.entries()) await assessed(children[nth] as string, name);
    const [childId, ...siblings] = children as [string, ...string[]];
    const { tacId } = await change('/v1/teams', {
      on: '2007-04-02',
      children,
      agencies: [member(teacher), member(nurse), member(worker)],
      family: [{ relationship: 'mother', name: 'Grace Example' }],
    });
    await joined(application, String(tacId), teacher, nurse, worker);
    const { practitionerId, agencyId } = nurse;
    const nominee = { practitionerId, agencyId, familyAgreed: true };
    await change(ofChild({ childId }, 'lead-professional/proposals'), { on: '2007-04-16', ...nominee });
    await change(ofChild({ childId }, 'lead-professional/proposals/1/acceptance'), { on: '2007-04-18' }, nurse);
    await application.caughtUp();
    return { childId, tacId: tacId as string, siblings };
  };

  interface Standing {
    readonly caf: {
      readonly status: string;
      readonly place: string;
      readonly closedOn: string | null;
      readonly closureReason: string | null;
    };
    readonly team: {
      readonly closedOn: string | null;
      readonly closeReason: string | null;
      readonly members: readonly { readonly until: string | null }[];
    };
    readonly lead: { readonly active: object | null; readonly assignments: readonly object[] };
  }
  /** What the API answers once everything has followed. */
  const standing = async ({ childId, tacId }: Family): Promise<Standing> => {
    await application.caughtUp();
    const [caf, team, lead] = await Promise.all([
      application.get<Standing['caf']>(ofChild({ childId }, 'caf/1'), { as: county }),
      application.get<Standing['team']>(`/v1/teams/${tacId}`, { as: county }),
      application.get<Standing['lead']>(ofChild({ childId }, 'lead-professional'), { as: county }),
    ]);
    return { caf: caf.body, team: team.body, lead: lead.body };
  };

  beforeAll(async () => {
    application = await startApplication();
    const map = story.filter(({ route }) => /^\/v1\/localities(\/\{code\}\/(places|postcodes))?$/.test(route));
    for (const { route, body } of map) await change(route.replace('{code}', 'CHN'), body, editor);
    await agenciesAtWork(application, teacher, leaver, mover);
    const named = { on: '2006-09-01' };
    for (const agency of [
      { agencyId: nurse.agencyId, name: 'Hilltop Nurses', agencyType: 'school-nursing' },
      { agencyId: worker.agencyId, name: 'County Homes', agencyType: 'social-care' },
    ])
      await change('/v1/agencies', { ...agency, ...named });
    await practitionersAtWork(application, nurse);
    await application.caughtUp();
  });
  afterAll(() => application.close());

  /** Whoever wrote the assessment puts down what the family takes back; the county's team agrees that the work ends. */
  const takenBack = async (
    home: Family,
    how: 'withdrawals' | 'narrowings',
    said: object,
  ): Promise<() => Promise<void>> => {
    const { statementId } = await change(ofChild(home, `consent/${how}`), said);
    return async () => {
      await change(ofChild(home, `consent/statements/${statementId as string}/ending`), {}, county);
    };
  };

  it('a family that withdraws its consent ends team, Lead Professional and CAF, once a second person agrees', async () => {
    const home = await family('Ida');
    const withdrawal = { ...said, scopes: ['assess', 'store', 'share'], withdrawnBy: mother, from: '2007-06-01' };
    const agree = await takenBack(home, 'withdrawals', withdrawal);
    expect(await standing(home)).toMatchObject({
      caf: { status: 'in-delivery' },
      team: { closedOn: null },
      lead: { assignments: [{ status: 'active' }] },
    });
    await agree();
    expect(await standing(home)).toMatchObject({
      caf: { status: 'closed', closedOn: '2007-06-01', closureReason: 'consent-withdrawn' },
      team: { closedOn: '2007-06-01', closeReason: 'consent-withdrawn' },
      lead: { active: null, assignments: [{ status: 'ended', endReason: 'consent-withdrawn' }] },
    });
  });

  /** Statuses of everything there is to read about a family's child, for one person. */
  const readBy = async ({ childId, tacId }: Family, as: Principal): Promise<readonly number[]> => {
    const ofOne = ['', '/caf', '/caf/1', '/consent', '/teams', '/lead-professional'].map((rest) => childId + rest);
    const paths = [...ofOne.map((rest) => `/v1/children/${rest}`), `/v1/teams/${tacId}`];
    return Promise.all(paths.map(async (path) => (await application.get(path, { as })).status));
  };
  const lastEntries = async (count: number, { practitionerId }: Principal): Promise<readonly object[]> => {
    const { rows } = await application.runtime.pool.query<object>(
      `SELECT decision, reason, children FROM audit.access WHERE practitioner_id = $1 ORDER BY entry DESC LIMIT $2`,
      [practitionerId, count],
    );
    return rows;
  };

  it('consent that is withdrawn closes the record to every other agency from the next request on, and each denial is written down', async () => {
    const home = await family('Wren');
    for (const other of [nurse, worker]) expect(await readBy(home, other)).toEqual(Array(7).fill(200));
    const withdrawal = { ...said, withdrawnBy: mother, from: '2007-06-01' };
    const agree = await takenBack(home, 'withdrawals', withdrawal);
    const denial = { decision: 'denied', reason: 'consent-does-not-cover', children: [home.childId] };
    const closedToOthers = async (): Promise<void> => {
      for (const other of [nurse, worker]) {
        expect(await readBy(home, other)).toEqual(Array(7).fill(404));
        expect(await lastEntries(7, other)).toEqual(Array(7).fill(denial));
      }
    };
    // Before any read model or process has heard of it, and when all have.
    await closedToOthers();
    await application.caughtUp();
    await closedToOthers();
    await agree();
    await application.caughtUp();
    // The assessment was the school's own, until it ended.
    expect((await application.get(ofChild(home, 'caf/1'))).status).toBe(404);
    expect((await application.get(ofChild(home, 'caf/1'), { as: county })).status).toBe(200);
  });

  it('a family that takes one agency out of its consent ends only what that agency does', async () => {
    const home = await family('Joan');
    const narrowing = { ...said, removedAgencies: [worker.agencyId], narrowedBy: mother, from: '2007-06-01' };
    const ends = {
      members: [
        { tacId: expect.any(String) as string, memberId: expect.any(String) as string, agencyId: worker.agencyId },
      ],
    };
    const preview = ofChild(home, `consent/narrowings/preview?removedAgencies=${worker.agencyId}&from=2007-06-01`);
    const shown = { ...ends, leadProfessional: null, deputy: null };
    expect((await application.get(preview)).body).toEqual(shown);
    expect((await application.get(preview, { as: person(44) })).status).toBe(404);
    const { statementId, ends: told } = await change(ofChild(home, 'consent/narrowings'), narrowing);
    expect(told).toEqual(shown);
    const agree = (): Promise<unknown> =>
      change(ofChild(home, `consent/statements/${statementId as string}/ending`), {}, county);
    expect((await standing(home)).team.members.map(({ until }) => until)).toEqual([null, null, null, null]);
    await agree();
    const { caf, team, lead } = await standing(home);
    expect([caf.status, team.closedOn, lead.active === null]).toEqual(['in-delivery', null, false]);
    expect(team.members.map(({ until }) => until)).toEqual([null, null, '2007-06-01', null]);
  });

  it('social care that takes a child over leads from then on, and with its plan ends the CAF; a sibling goes on', async () => {
    const home = await family('Kate', 'Leo');
    const asked = { on: '2007-05-10', basis: 's17', toAgency: worker.agencyId, concern: 'Often alone at night' };
    await change(ofChild(home, 'caf/1/step-ups'), asked);
    await change(ofChild(home, 'caf/1/step-ups/1/acceptance'), { on: '2007-05-11' }, duty);
    expect(await standing(home)).toMatchObject({
      caf: { status: 'in-delivery' },
      team: { closedOn: null },
      lead: { active: null, assignments: [{ endReason: 'stepped-up', endedOn: '2007-05-11' }] },
    });
    const early = { on: '2007-05-20', reason: 'stepped-up-s17', outcomes: [], summary: 'Social care leads' };
    const closure = await application.post(ofChild(home, 'caf/1/closure'), early, { as: teacher });
    expect([closure.status, closure.body['code']]).toEqual([409, 'social-care-plan-missing']);

    await change(ofChild(home, 'caf/1/step-ups/1/plan'), { on: '2007-06-08' }, duty);
    expect(await standing(home)).toMatchObject({
      caf: { status: 'closed', closedOn: '2007-06-08', closureReason: 'stepped-up-s17' },
      team: { closedOn: null },
    });
    const sibling = await standing({ childId: home.siblings[0] as string, tacId: home.tacId });
    expect(sibling.caf.status).toBe('in-delivery');
  });

  it('the death of a child ends everything with that day', async () => {
    const home = await family('Mia');
    await change(ofChild(home, 'death'), { on: '2007-06-03' });
    expect(await standing(home)).toMatchObject({
      caf: { status: 'closed', closedOn: '2007-06-03', closureReason: 'deceased' },
      team: { closedOn: '2007-06-03', closeReason: 'deceased' },
      lead: { active: null, assignments: [{ endReason: 'deceased', endedOn: '2007-06-03' }] },
    });
  });

  it('two records that are one child keep one CAF', async () => {
    const [home, again] = [await family('Nell'), await family('Eleanor')];
    const merge = { survivorId: home.childId, reason: 'registered-twice', on: '2007-06-01' };
    await change(ofChild(again, 'merge'), merge, county);
    expect((await standing(home)).caf.status).toBe('in-delivery');
    expect((await standing(again)).caf.status).toBe('void');
  });

  it('a child who has left the county is nothing that moves by itself: somebody is asked, and says when it is done', async () => {
    const home = await family('Pearl');
    const move = { place: 'OOC', localityBasis: 'manual', from: '2007-06-01' };
    await change(ofChild(home, 'place'), move);
    expect((await standing(home)).caf).toMatchObject({ status: 'in-delivery', place: 'CHN' });
    const waiting = async () => {
      await application.caughtUp();
      const { body } = await application.get<{ entries: { recordId: string; followUpId: string; step: number }[] }>(
        '/v1/follow-ups?locality=CHN',
        { as: county },
      );
      return body.entries.filter(({ recordId }) => recordId === home.childId);
    };
    const [asked] = await waiting();
    expect(asked).toMatchObject({ wanted: 'ask-person', why: 'record-move-out', status: 'asked', episode: 1 });
    const path = `/v1/follow-ups/${asked?.followUpId}/steps/${asked?.step}/settlement`;
    await change(path, { on: '2007-06-04' }, county);
    expect(await waiting()).toEqual([]);
  });

  it('a CAF closed in the moment in which a team and a Lead Professional began leaves neither', async () => {
    const home = await family('Olive');
    // As if nobody could see the team and the Lead Professional yet.
    const { aggregates, clock } = application.runtime;
    const cause = { id: '5b0c7f52-6d0e-5c3e-8a51-8f9d0f2f3a10', meta: {} } as RecordedEvent;
    const close = {
      type: 'CloseCaf' as const,
      episode: 1,
      on: '2007-07-20',
      today: '2007-07-20',
      reason: 'family-disengaged' as const,
      outcomes: [],
      summary: 'Closed by the school',
      childComment: null,
      parentComment: null,
      openTeams: [],
      leadProfessionalActive: false,
      interimInPlace: false,
    };
    const sent = causedEnvelope(cause, close, 'test', clock().toISOString());
    expect(await aggregates.handle(cafAggregate, home.childId, sent)).toMatchObject({ repeated: false });
    expect(await standing(home)).toMatchObject({
      team: { closedOn: '2007-07-20', closeReason: 'caf-ended' },
      lead: { active: null, assignments: [{ endReason: 'episode-closed', endedOn: '2007-07-20' }] },
    });
  });

  const atWorkAs = async (home: Family, who: typeof teacher): Promise<void> => {
    await change(`/v1/teams/${home.tacId}/members/agency`, { on: '2007-05-01', ...member(who) });
    const { practitionerId, agencyId } = who;
    const nominee = { practitionerId, agencyId, familyAgreed: true, why: 'capacity' };
    await change(ofChild(home, 'lead-professional/changes'), { on: '2007-05-01', ...nominee });
    await change(ofChild(home, 'lead-professional/proposals/2/acceptance'), { on: '2007-05-02' }, who);
  };
  const onRegister = async ({ practitionerId, agencyId }: typeof teacher, name: string): Promise<void> => {
    const as = { role: 'housing officer', name, on: '2006-09-01' };
    await change('/v1/practitioners', { practitionerId, agencyId, ...as });
  };
  const askedAbout = async (recordId: string): Promise<readonly (string | null)[]> => {
    await application.caughtUp();
    const { body } = await application.get<{ entries: { recordId: string; why: string | null }[] }>(
      '/v1/follow-ups?locality=CHN&limit=200',
      { as: county },
    );
    return body.entries.filter((entry) => entry.recordId === recordId).map(({ why }) => why);
  };

  /** S6: from the next request on, with a token that is still good, for reads and for changes. */
  const shutOut = async (home: Family, who: Principal): Promise<void> => {
    expect(await readBy(home, who)).toEqual(Array(7).fill(403));
    const denial = { decision: 'denied', reason: 'not-at-work', children: [home.childId] };
    expect(await lastEntries(7, who)).toEqual(Array(7).fill(denial));
    const end = { on: '2007-06-20', reason: 'capacity', note: 'x' };
    const { status, body } = await application.post(ofChild(home, 'lead-professional/end'), end, { as: who });
    expect([status, body['code']]).toEqual([403, 'not-at-work']);
    expect((await application.get('/v1/forms', { as: who })).status).toBe(403);
  };

  it('a practitioner who leaves is not let go silently (edge case 12)', async () => {
    const home = await family('Quinn');
    await onRegister(leaver, 'Tom Example');
    await atWorkAs(home, leaver);
    expect(new Set(await readBy(home, leaver))).toEqual(new Set([200]));
    await change(`/v1/practitioners/${leaver.practitionerId}/leaving`, { on: '2007-06-15' });
    await shutOut(home, leaver);
    const { team, lead } = await standing(home);
    expect(lead.active).toMatchObject({ practitionerId: leaver.practitionerId, handoverRequiredOn: '2007-06-15' });
    expect(team.members.at(-1)).toMatchObject({ until: '2007-06-15' });
    expect(await askedAbout(home.tacId)).toEqual(['ask-the-agency-for-somebody-else']);
    const { body } = await application.get(`/v1/practitioners/${leaver.practitionerId}`);
    expect(body).toMatchObject({
      status: 'left',
      written: { identity: { name: 'Tom Example' } },
      handovers: [
        { work: 'lead-professional', record: home.childId },
        { work: 'team', record: home.tacId },
      ],
    });
  });

  it('a practitioner who changes agency works for the family only if the new one may know (edge case 13)', async () => {
    const home = await family('Ruth');
    await onRegister(mover, 'Tom Example');
    await atWorkAs(home, mover);
    const agencyId = nurse.agencyId;
    const post = { agencyId, role: 'family worker', on: '2007-06-15' };
    expect(new Set(await readBy(home, mover))).toEqual(new Set([200]));
    await change(`/v1/practitioners/${mover.practitionerId}/posts`, post);
    await shutOut(home, mover);
    // Signed in anew, they stand to the family like anybody of the agency, which is only asked now.
    expect(new Set(await readBy(home, { ...mover, agencyId }))).toEqual(new Set([404]));
    const { team, lead } = await standing(home);
    expect(team.members.at(-1)).toMatchObject({ until: '2007-06-15' });
    expect(lead.active).toMatchObject({ agencyId: mover.agencyId, handoverRequiredOn: '2007-06-15' });
    expect(await askedAbout(home.tacId)).toEqual(['invite-again-for-the-new-agency']);
    expect(await askedAbout(home.childId)).toEqual(['propose-again-for-the-new-agency']);
  });

  it('an agency that is renamed and merged keeps its name in the list of an earlier day (edge case 14)', async () => {
    const [home, successor] = [await family('Sam'), person(7).agencyId];
    const { agencyId } = worker;
    const named = { agencyType: 'housing', on: '2006-09-01' };
    await change('/v1/agencies', { agencyId: successor, name: 'Homes Together', ...named });
    await change(`/v1/agencies/${agencyId}/names`, { name: 'Oxon Homes', on: '2007-03-01' });
    await change(`/v1/agencies/${agencyId}/merger`, { into: successor, on: '2007-06-01' });
    await application.caughtUp();
    const on = async (asAt: string): Promise<object | undefined> => {
      const { body } = await application.get<{ agencies: { agencyId: string }[] }>(`/v1/agencies?asAt=${asAt}`);
      return body.agencies.find((one) => one.agencyId === agencyId);
    };
    expect(await on('2007-02-28')).toMatchObject({ name: 'County Homes', standing: 'active', workDoneBy: agencyId });
    expect(await on('2007-05-31')).toMatchObject({ name: 'Oxon Homes', standing: 'active', workDoneBy: agencyId });
    expect(await on('2007-06-01')).toMatchObject({ name: 'Oxon Homes', standing: 'merged', workDoneBy: successor });
    expect((await standing(home)).team.members.every(({ until }) => until === null)).toBe(true);
    expect(await askedAbout(home.childId)).toEqual(['ask-the-family-about-the-successor']);
  });

  it('nothing more happens when every event is delivered again after a restart', async () => {
    const head = await application.head();
    const { rowCount } = await application.runtime.pool.query(
      `UPDATE feeds.checkpoint SET position = 0, epoch = epoch + 1 WHERE name LIKE 'when-%'`,
    );
    expect(rowCount).toBeGreaterThanOrEqual(5);
    await application.restart();
    await application.caughtUp();
    expect(await application.head()).toBe(head);
  });
});
