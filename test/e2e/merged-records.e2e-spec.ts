import { loadReferenceLocalities } from '@app/localities';
import { practitionersAtWork } from '../support/agencies-at-work';
import { type Application, person, startApplication } from '../support/application';

const today = '2007-07-31';
const county = person(5, { roles: ['county-caf-team'] });
const officer = person(7, { roles: ['information-governance'] });
const teacher = person(1);
const nurse = person(2);

describe('A merge answers every question', () => {
  let application: Application;
  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date(`${today}T10:00:00Z`) });
    await loadReferenceLocalities({ ...application.runtime, clock: application.runtime.clock });
    await application.caughtUp();
    for (const [{ agencyId }, name, agencyType] of [
      [teacher, 'Exemplary School', 'primary-school'],
      [nurse, 'Exemplary Nurses', 'school-nursing'],
    ] as const)
      await application.post(
        '/v1/agencies',
        { agencyId, name, agencyType, on: '2006-09-01' },
        { as: person(9, { roles: ['directory-editor'] }) },
      );
    await application.caughtUp();
  });
  afterAll(() => application.close());

  let nth = 0;
  const letters = (n: number): string =>
    [n, Math.floor(n / 26)].map((at) => String.fromCharCode(97 + (at % 26))).join('');
  interface Known {
    readonly childId: string;
    readonly name: { readonly givenNames: string; readonly familyName: string; readonly birthDate: string };
  }
  const register = async (more: object = {}): Promise<Known> => {
    const name = {
      givenNames: `Merga${letters((nth += 1))}`,
      familyName: `Exemplary${letters(nth * 7)}`,
      birthDate: '2001-05-17',
    };
    const { status, body } = await application.post<{ childId: string }>('/v1/children', {
      ...name,
      ...{ status: 'born', sex: 'female', place: 'BAN', localityBasis: 'manual', on: '2007-03-01', confirmedNew: true },
      ...more,
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
    await application.caughtUp();
    return { childId: body.childId, name };
  };
  const send = async (path: string, body: object, as = county): Promise<Record<string, unknown>> => {
    const answer = await application.post(path, body, { as });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    await application.caughtUp();
    return answer.body;
  };
  const merge = (from: Known, into: Known): Promise<unknown> =>
    send(`/v1/children/${from.childId}/merge`, { survivorId: into.childId, reason: 'registered-twice', on: today });
  const read = async (path: string, as = county): Promise<Record<string, unknown>> =>
    (await application.get(path, { as })).body;
  const search = async (terms: object): Promise<{ childId?: string }[]> =>
    (await application.post<{ found: { childId?: string }[] }>('/v1/children/search', terms, { as: county })).body
      .found;
  const agrees = (childId: string, more: object = {}, as = teacher): Promise<unknown> =>
    send(
      `/v1/children/${childId}/consent`,
      {
        ...{ scopes: ['assess', 'store', 'share'], tier: 'additional', allowedAgencies: [teacher.agencyId] },
        ...{ givenBy: { kind: 'parent', parentalResponsibility: true }, how: 'written', name: 'Graciela Exemplary' },
        ...{ leafletGiven: true, validFrom: '2007-07-01', ...more },
      },
      as,
    );
  const caf = async ({ childId, name }: Known): Promise<void> => {
    const { body } = await application.post<{ searchId: string }>('/v1/children/search', { name });
    await send(
      `/v1/children/${childId}/caf`,
      {
        ...{ on: '2007-07-02', source: 'new', searchId: body.searchId, reasons: ['attendance'] },
        ...{ primaryReason: 'attendance', whatLedToThis: 'Often late' },
      },
      teacher,
    );
  };

  /** Completes the assessment, convenes a team and has a Lead Professional accept, all on the record that is named. */
  const worksOn = async (childId: string): Promise<Record<string, unknown>> => {
    const of = `/v1/children/${childId}`;
    await send(
      `${of}/caf/1/completion`,
      {
        ...{ on: '2007-07-03', finding: 'additional-needs', conclusions: 'Mornings are hard' },
        elements: [{ element: 'D4', level: 'medium', strengths: 'Makes friends', needs: 'Help with mornings' }],
        ...{ childComment: { said: 'I like school' }, parentComment: { whyNot: 'not-present' } },
      },
      teacher,
    );
    const { practitionerId, agencyId } = teacher;
    await practitionersAtWork(application, teacher);
    const team = await send(
      '/v1/teams',
      {
        ...{ on: '2007-07-04', children: [childId], purpose: 'Calm mornings' },
        agencies: [
          { agencyId, practitionerId, role: 'class teacher' },
          { agencyId: nurse.agencyId, practitionerId: nurse.practitionerId, role: 'school nurse' },
        ],
        family: [{ relationship: 'mother', name: 'Graciela Exemplary' }],
      },
      teacher,
    );
    const proposals = `${of}/lead-professional/proposals`;
    await send(proposals, { on: '2007-07-05', practitionerId, agencyId, familyAgreed: true }, teacher);
    await send(`${proposals}/1/acceptance`, { on: '2007-07-06' }, teacher);
    return team;
  };

  it('finds the record that is used by what only the duplicate was called; undoing gives each its own back', async () => {
    const number = { kind: 'nhs-number', value: '9990000018' };
    const [a, b] = [await register(), await register({ identifiers: [number] })];
    await merge(b, a);
    for (const terms of [{ identifiers: [number] }, { name: b.name }])
      expect(await search(terms)).toMatchObject([{ childId: a.childId }]);
    const third = await application.post('/v1/children', {
      ...b.name,
      ...{ status: 'born', sex: 'female', place: 'BAN', localityBasis: 'manual', on: '2007-03-01' },
    });
    expect([third.status, third.body['code']]).toEqual([409, 'probable-duplicate']);
    expect(await read(`/v1/children/${a.childId}`)).toMatchObject({ identifiers: { 'nhs-number': '9990000018' } });
    await send(`/v1/children/${b.childId}/merge/undoing`, { on: today });
    expect(await search({ name: b.name })).toMatchObject([{ childId: b.childId }]);
    expect(await read(`/v1/children/${a.childId}`)).toMatchObject({ identifiers: {} });
  });

  it('has the brothers, sisters, adults and household of all records, and leads from them to the one that is used', async () => {
    const [a, b, brother] = [
      await register(),
      await register({ householdId: 'c0ffee00-0000-4000-8000-000000000077' }),
      await register(),
    ];
    await send(`/v1/children/${b.childId}/siblings`, { siblingId: brother.childId, relation: 'full' });
    await send(`/v1/children/${b.childId}/parents-and-carers`, {
      ...{ name: 'Graciela Exemplary', relationship: 'mother', parentalResponsibility: 'yes', from: '2007-03-01' },
    });
    await merge(b, a);
    expect(await read(`/v1/children/${a.childId}`)).toMatchObject({
      householdId: 'c0ffee00-0000-4000-8000-000000000077',
      siblings: [{ siblingId: brother.childId }],
      parentsAndCarers: [{ relationship: 'mother', details: { name: 'Graciela Exemplary' } }],
    });
    expect(await read(`/v1/children/${brother.childId}`)).toMatchObject({ siblings: [{ siblingId: a.childId }] });
  });

  it('loses no death: records that differ in it are not merged', async () => {
    const [a, b] = [await register(), await register()];
    await send(`/v1/children/${b.childId}/death`, { on: '2007-06-01' });
    for (const [from, into] of [[b, a] as const, [a, b] as const]) {
      const merged = await application.post(
        `/v1/children/${from.childId}/merge`,
        { survivorId: into.childId, reason: 'registered-twice', on: today },
        { as: county },
      );
      expect([merged.status, merged.body['code']]).toEqual([409, 'endings-differ']);
    }
  });

  it('of two consents the stricter word holds until the family is asked again, and somebody is asked to', async () => {
    const [a, b] = [await register(), await register()];
    await agrees(a.childId);
    await agrees(b.childId);
    await send(`/v1/children/${b.childId}/consent/withdrawals`, {
      ...{ scopes: ['share'], withdrawnBy: { kind: 'parent', parentalResponsibility: true } },
      ...{ how: 'verbal', name: 'Graciela Exemplary', from: '2007-07-10' },
    });
    expect(await read(`/v1/children/${a.childId}/consent`)).toMatchObject({ sharing: { tier: 'additional' } });
    await merge(b, a);
    expect(await read(`/v1/children/${a.childId}/consent`)).toMatchObject({ assessment: 'allowed', sharing: null });
    expect(JSON.stringify(await read('/v1/follow-ups'))).toContain('ask-the-family-which-consent-holds');
    await agrees(a.childId, { validFrom: '2007-07-20' }, county);
    expect(await read(`/v1/children/${a.childId}/consent`)).toMatchObject({ sharing: { tier: 'additional' } });
  });

  it('a CAF that only the duplicate had is the child’s: it is read there, and ends with its team and lead when the family takes its consent back there', async () => {
    const [a, b] = [await register(), await register()];
    await agrees(b.childId, { allowedAgencies: [teacher.agencyId, nurse.agencyId] });
    await caf(b);
    const { tacId } = await worksOn(b.childId);
    await merge(b, a);
    const ofA = `/v1/children/${a.childId}`;
    expect(await read(`${ofA}/caf`, teacher)).toMatchObject({ episodes: [{ childId: b.childId }] });
    expect(await read(ofA, teacher)).toMatchObject({ childId: a.childId });
    const { statementId } = await send(
      `${ofA}/consent/withdrawals`,
      {
        ...{ scopes: ['assess', 'store', 'share'], withdrawnBy: { kind: 'parent', parentalResponsibility: true } },
        ...{ how: 'verbal', name: 'Graciela Exemplary', from: '2007-07-20' },
      },
      teacher,
    );
    expect(await read(`${ofA}/consent`)).toMatchObject({ assessment: 'consent-withdrawn' });
    await send(`${ofA}/consent/statements/${String(statementId)}/ending`, {});
    const work = async (): Promise<unknown> => [
      await read(`${ofA}/caf`),
      await read(`/v1/teams/${String(tacId)}`),
      await read(`${ofA}/lead-professional`),
    ];
    expect(await work()).toMatchObject([
      { episodes: [{ childId: b.childId, status: 'closed' }] },
      { status: 'closed' },
      { active: null },
    ]);
  });

  it('a CAF that only the duplicate had is worked on through the record that is used; undoing leaves it where it stands', async () => {
    const [a, b] = [await register(), await register()];
    await agrees(b.childId, { allowedAgencies: [teacher.agencyId, nurse.agencyId] });
    await caf(b);
    await merge(b, a);
    const [ofA, ofB] = [a, b].map(({ childId }) => `/v1/children/${childId}`) as [string, string];
    const opened = await read(`${ofA}/caf/1`, teacher);
    expect(opened).toMatchObject({ childId: b.childId, episode: 1, status: 'assessing' });
    await send(
      `${ofA}/caf/1/contribution-requests`,
      { on: '2007-07-03', agencyId: nurse.agencyId, question: 'How is her hearing?' },
      teacher,
    );
    const { tacId } = await worksOn(a.childId);
    expect(await read(`${ofA}/caf/1`, teacher)).toMatchObject({ status: 'in-delivery' });
    expect(await read(`${ofB}/caf/1`, teacher)).toEqual(await read(`${ofA}/caf/1`, teacher));
    expect(await read(`/v1/teams/${String(tacId)}`, teacher)).toMatchObject({ children: [{ childId: b.childId }] });
    for (const named of [ofA, ofB])
      expect(await read(`${named}/lead-professional`, teacher)).toMatchObject({
        active: { practitionerId: teacher.practitionerId },
      });
    const second = await application.post(
      '/v1/teams',
      {
        ...{ on: '2007-07-04', children: [a.childId], purpose: 'Quiet evenings' },
        agencies: [
          { agencyId: teacher.agencyId, practitionerId: teacher.practitionerId, role: 'class teacher' },
          { agencyId: nurse.agencyId, practitionerId: nurse.practitionerId, role: 'school nurse' },
        ],
        family: [{ relationship: 'mother', name: 'Graciela Exemplary' }],
      },
      { as: teacher },
    );
    expect([second.status, second.body['code']]).toEqual([409, 'team-already-open']);
    const stranger = await application.get(`${ofA}/caf/1`, { as: person(40) });
    expect([stranger.status, stranger.body['code']]).toEqual([404, 'child-not-found']);
    await send(`${ofB}/merge/undoing`, { on: today });
    expect((await application.get(`${ofA}/caf/1`, { as: county })).status).toBe(404);
    expect(await read(`${ofB}/caf/1`, teacher)).toMatchObject({ status: 'in-delivery' });
  });

  it('the latest home counts, whichever record has it; undoing gives each its own back', async () => {
    const [a, b] = [await register(), await register()];
    const moves = ({ childId }: Known, line1: string, from: string): Promise<unknown> =>
      send(`/v1/children/${childId}/addresses`, { kind: 'current', lines: [line1], from });
    const homes = async ({ childId }: Known): Promise<unknown> =>
      ((await read(`/v1/children/${childId}`))['addresses'] as { address: { lines: string[] } }[]).map(
        ({ address }) => address.lines[0],
      );
    await moves(b, '2 Exemplary Row', '2007-04-01');
    await merge(b, a);
    expect(await homes(a)).toEqual(['2 Exemplary Row']);
    await moves(a, '3 Exemplary Row', '2007-05-01');
    expect(await homes(a)).toEqual(['3 Exemplary Row']);
    await send(`/v1/children/${b.childId}/merge/undoing`, { on: today });
    expect([await homes(a), await homes(b)]).toEqual([['3 Exemplary Row'], ['2 Exemplary Row']]);
  });

  describe('of two random histories', () => {
    interface Told {
      readonly homes: readonly { readonly line: string; readonly from: string }[];
      readonly adults: readonly string[];
      readonly siblings: readonly string[];
      readonly number: string | undefined;
    }
    /** The same numbers every time: 0 up to, not including, the limit. */
    const drawnFrom = (seed: number): ((limit: number) => number) => {
      let state = seed;
      return (limit) => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return Math.floor((state / 2_147_483_648) * limit);
      };
    };
    const numbers = ['9990000026', '9990000034', '9990000042', '9990000050', '9990000069', '9990000077'];
    const tell = async (
      { childId }: Known,
      draw: (limit: number) => number,
      siblings: readonly Known[],
    ): Promise<Told> => {
      const of = `/v1/children/${childId}`;
      const homes = Array.from({ length: draw(3) }, () => ({
        line: `${(nth += 1)} Exemplary Walk`,
        from: `2007-0${4 + draw(3)}-${10 + (nth % 19)}`,
      }));
      for (const { line, from } of homes) await send(`${of}/addresses`, { kind: 'current', lines: [line], from });
      const adults = Array.from({ length: draw(3) }, () => `Adult${letters((nth += 1))} Exemplary`);
      for (const name of adults)
        await send(`${of}/parents-and-carers`, {
          ...{ name, relationship: 'grandparent', parentalResponsibility: 'no', from: '2007-04-01' },
        });
      const linked = siblings.filter(() => draw(2) === 1).map((sibling) => sibling.childId);
      for (const siblingId of linked) await send(`${of}/siblings`, { siblingId, relation: 'half' });
      const number = draw(2) === 1 ? numbers.pop() : undefined;
      if (number !== undefined) await send(`${of}/identifiers`, { kind: 'nhs-number', value: number });
      if (draw(2) === 1) await agrees(childId);
      return { homes, adults, siblings: linked, number };
    };
    const reads = async ({ childId }: Known): Promise<unknown> =>
      Promise.all(
        ['', '/caf', '/caf/enquiries', '/consent', '/lead-professional', '/teams'].map(async (path) => {
          const { revision, correlationId, ...shown } = await read(`/v1/children/${childId}${path}`);
          return shown;
        }),
      );
    const sorted = (all: readonly string[]): readonly string[] => [...new Set(all)].sort();

    it.each([11, 29, 47])(
      'the record that is used tells of both, and each has its own back when it is undone (%d)',
      async (seed) => {
        const draw = drawnFrom(seed);
        const siblings = [await register(), await register()];
        const [a, b] = [await register(), await register()];
        const [ofA, ofB] = [await tell(a, draw, siblings), await tell(b, draw, siblings)];
        const before = [await reads(a), await reads(b)];
        await merge(b, a);
        // Of two that began on one day, that of the record itself.
        const latest = [...ofB.homes, ...ofA.homes].sort((one, other) => one.from.localeCompare(other.from)).at(-1);
        const union = (await read(`/v1/children/${a.childId}`)) as {
          addresses: { address: { lines: string[] } }[];
          parentsAndCarers: { details: { name: string } }[];
          siblings: { siblingId: string }[];
          numbers: { value: string }[];
        };
        expect({
          homes: union.addresses.map(({ address }) => address.lines[0]),
          adults: sorted(union.parentsAndCarers.map(({ details }) => details.name)),
          siblings: sorted(union.siblings.map(({ siblingId }) => siblingId)),
          numbers: sorted(union.numbers.map(({ value }) => value)),
        }).toEqual({
          homes: latest === undefined ? [] : [latest.line],
          adults: sorted([...ofA.adults, ...ofB.adults]),
          siblings: sorted([...ofA.siblings, ...ofB.siblings]),
          numbers: sorted([ofA.number, ofB.number].flatMap((number) => number ?? [])),
        });
        await send(`/v1/children/${b.childId}/merge/undoing`, { on: today });
        expect([await reads(a), await reads(b)]).toEqual(before);
      },
    );
  });

  it('a legal hold on a duplicate holds the record that is used, until it is released there; undoing gives each its own back', async () => {
    const second = person(8, { roles: ['information-governance'] });
    const [a, b] = [await register(), await register()];
    const retention = ({ childId }: Known): string => `/v1/children/${childId}/retention`;
    const holdsOf = async (one: Known): Promise<unknown> => (await read(retention(one), officer))['holds'];
    const { holdId } = await send(`${retention(b)}/holds`, { on: today, reason: 'complaint' }, officer);
    await merge(b, a);
    expect(await holdsOf(a)).toEqual([{ holdId, reason: 'complaint', on: today }]);
    const erasure = { on: today, ground: 'right-to-erasure' };
    const { proposalId } = await send(`${retention(a)}/erasure-requests`, erasure, officer);
    const approval = `${retention(a)}/proposals/${String(proposalId)}/approval`;
    const refused = await application.post(approval, { on: today }, { as: second });
    expect([refused.status, refused.body['code']]).toEqual([409, 'record-held']);
    await send(`/v1/children/${b.childId}/merge/undoing`, { on: today });
    expect([await holdsOf(a), await holdsOf(b)]).toEqual([[], [{ holdId, reason: 'complaint', on: today }]]);
    await merge(b, a);
    await send(`${retention(a)}/holds/${String(holdId)}/release`, { on: today }, officer);
    const again = await application.post(
      `${retention(a)}/holds/${String(holdId)}/release`,
      { on: today },
      { as: officer },
    );
    expect([again.status, again.body['code']]).toEqual([200, undefined]);
    expect(await holdsOf(a)).toEqual([]);
    await send(approval, { on: today }, second);
  });

  it('shows who looked at any of the records', async () => {
    const [a, b] = [await register(), await register()];
    await read(`/v1/children/${b.childId}`, teacher);
    await merge(b, a);
    const { looks } = await read(
      `/v1/children/${a.childId}/looks?from=2007-01-01&to=${today}&ground=routine-review`,
      officer,
    );
    expect(looks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ practitionerId: teacher.practitionerId, action: 'view-child' }),
      ]),
    );
  });
});
