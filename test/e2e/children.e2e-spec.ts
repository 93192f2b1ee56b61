import { loadReferenceLocalities } from '@app/localities';
import { type Application, person, startApplication } from '../support/application';
import { leaksOf } from '../support/canaries';

const today = '2007-07-31';
const county = person(5, { roles: ['county-caf-team'] });
/** Put the children on the register, and is not told where a shielded one lives. */
const registrar = person(1);
const ada = {
  givenNames: 'Ada Rosalind',
  familyName: 'Exemplary-Smythe',
  status: 'born',
  birthDate: '2001-05-17',
  sex: 'female',
  localityBasis: 'postcode',
  address: { lines: ['17 Exemplary Crescent', 'Banbury'], postcode: 'ox165ba' },
  identifiers: [{ kind: 'nhs-number', value: '999 000 0018' }],
  on: '2007-03-01',
};
const unborn = {
  ...ada,
  givenNames: 'Unborn baby of Graciela',
  status: 'unborn',
  birthDate: '2007-10-12',
  sex: 'unknown',
  identifiers: [],
  mother: { name: 'Graciela Exemplary-Smythe', phone: '01632 960017' },
};
interface Ids {
  readonly childId: string;
  readonly revision: string;
}

describe('The child register over HTTP', () => {
  let application: Application;
  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date(`${today}T10:00:00Z`) });
    await loadReferenceLocalities({ ...application.runtime, clock: application.runtime.clock });
    await application.caughtUp();
  });
  afterAll(() => application.close());

  let nextBirthday = 0;
  /** Another child, of another birthday, so that nobody takes it for one who is there. */
  const register = async (more: object = {}): Promise<string> => {
    const { day, ...change } = { day: (nextBirthday += 1), ...more };
    const birthDate = `2001-${String((day % 12) + 1).padStart(2, '0')}-${String((day % 28) + 1).padStart(2, '0')}`;
    const { status, body } = await application.post<Ids>('/v1/children', {
      ...ada,
      identifiers: [],
      birthDate,
      ...change,
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
    await application.caughtUp();
    return body.childId;
  };
  const change = async (childId: string, what: string, body: object): Promise<Ids> => {
    const answer = await application.post<Ids>(`/v1/children/${childId}/${what}`, body, { as: county });
    if (answer.status >= 300) throw new Error(`${what}: ${JSON.stringify(answer.body)}`);
    await application.caughtUp();
    return answer.body;
  };
  const view = async (childId: string, as = county): Promise<Record<string, unknown>> =>
    (await application.get(`/v1/children/${childId}`, { as })).body;
  const refused = async (path: string, body: object): Promise<[number, unknown]> => {
    const answer = await application.post(path, body, { as: county });
    return [answer.status, answer.body['code']];
  };

  it('registers a child, finds the place from the postcode and shows the record', async () => {
    const registered = await application.post<Ids>('/v1/children', ada, { key: 'ada' });
    expect(registered.status).toBe(201);
    const repeated = await application.post<Ids>('/v1/children', ada, { key: 'ada' });
    expect(repeated.body).toEqual(registered.body);
    await application.caughtUp();
    const { status, headers, body } = await application.get(`/v1/children/${registered.body.childId}`);
    expect(status).toBe(200);
    expect(headers.get('etag')).toContain(registered.body.revision);
    expect(body).toMatchObject({
      ref: 'CH-000001',
      place: 'BAN',
      localityBasis: 'postcode',
      age: 6,
      ageStanding: 'within-limit',
      warnings: [],
      identity: { givenNames: 'Ada Rosalind', familyName: 'Exemplary-Smythe', birthDate: '2001-05-17' },
      identifiers: { 'nhs-number': '9990000018' },
      addresses: [{ kind: 'current', address: { lines: ada.address.lines, postcode: 'OX16 5BA' } }],
    });
  });

  it.each([
    [
      'the name in other letters',
      { name: { givenNames: 'ADA', familyName: 'Exemplary Smythe', birthDate: '2001-05-17' } },
      true,
    ],
    [
      'names the other way round',
      { name: { givenNames: 'ExemplarySmythe', familyName: 'Ada', birthDate: '2001-05-17' } },
      true,
    ],
    ['the NHS number', { identifiers: [{ kind: 'nhs-number', value: '9990000018' }] }, true],
    [
      'another birthday',
      { name: { givenNames: 'Ada', familyName: 'Exemplary Smythe', birthDate: '2001-05-18' } },
      false,
    ],
  ])('search says only whether a child is there: %s', async (_, terms, exists) => {
    expect((await application.post('/v1/children/search', terms)).body).toMatchObject({ exists });
  });

  it('edge case 2: warns of a probable duplicate, and lets the practitioner decide', async () => {
    expect(await refused('/v1/children', ada)).toEqual([409, 'probable-duplicate']);
    expect((await application.post('/v1/children', { ...ada, identifiers: [], confirmedNew: true })).status).toBe(201);
  });

  it('asks before a twin is registered twice, and takes none that is named as the first child', async () => {
    const childId = await register({ givenNames: 'Nils', day: 0, birthDate: '2001-03-09' });
    const twin = {
      givenNames: 'Lars',
      familyName: 'Exemplary-Smythe',
      birthDate: '2001-03-09',
      sex: 'male',
      on: today,
    };
    const path = `/v1/children/${childId}/twins`;
    const { twinId } = (await application.post<{ twinId: string }>(path, twin)).body;
    await application.caughtUp();
    const again = await application.post(path, twin);
    expect([again.status, again.body['twinId']]).toEqual([201, twinId]);
    for (const [other, differs] of [
      [{ sex: 'female' }, ['/sex']],
      [{ alsoKnownAs: ['Lasse'] }, ['/alsoKnownAs']],
    ] as const) {
      const { status, body } = await application.post(path, { ...twin, ...other });
      expect([status, body]).toMatchObject([409, { code: 'probable-duplicate', existing: twinId, differs }]);
    }
    const named = { ...twin, givenNames: 'NILS', confirmedNew: true };
    expect(await refused(path, named)).toEqual([409, 'named-as-first-child']);
    const third = await application.post(path, { ...twin, givenNames: 'Ole', confirmedNew: true });
    expect(third.status).toBe(201);
    expect(third.body['twinId']).not.toBe(twinId);
    await register({ givenNames: 'Solveig', day: 0, birthDate: '2001-03-09' });
    const onRegister = await register({ givenNames: 'Aud', day: 0, birthDate: '2001-03-09' });
    const solveig = { ...twin, givenNames: 'Solveig', sex: 'female' };
    expect(await refused(`/v1/children/${onRegister}/twins`, solveig)).toEqual([409, 'probable-duplicate']);
  });

  it('takes an address again that another one of the same day replaced: it is shown, not answered as a repeat', async () => {
    const childId = await register();
    const [first, second] = ['1 Exemplary Street', '2 Exemplary Street'].map((line) => ({
      ...{ kind: 'current', from: '2007-06-01', lines: [line, 'Banbury'], postcode: 'OX16 5BA' },
    }));
    const record = async (body: object): Promise<unknown> =>
      ((await change(childId, 'addresses', body)) as { addressId?: string }).addressId;
    const ids = [await record(first as object), await record(second as object), await record(first as object)];
    expect(new Set(ids).size).toBe(3);
    expect(await record(first as object)).toBe(ids[2]);
    expect(JSON.stringify(await view(childId))).toContain('1 Exemplary Street');
  });

  it('edge case 3: registers an unborn child, splits twins, and records the birth', async () => {
    const childId = await register({ ...unborn, day: 0 });
    const { twinId } = (
      await application.post<{ twinId: string }>(`/v1/children/${childId}/twins`, {
        givenNames: 'Second unborn baby of Graciela',
        familyName: 'Exemplary-Smythe',
        birthDate: '2007-10-12',
        sex: 'unknown',
        on: '2007-04-01',
      })
    ).body;
    await application.caughtUp();
    expect(await view(twinId)).toMatchObject({
      status: 'unborn',
      place: 'BAN',
      siblings: [{ siblingId: childId, relation: 'full' }],
      parentsAndCarers: [
        { relationship: 'mother', parentalResponsibility: 'yes', details: { name: 'Graciela Exemplary-Smythe' } },
      ],
    });
    expect(await view(childId)).toMatchObject({ siblings: [{ siblingId: twinId }] });
    await change(childId, 'birth', {
      givenNames: 'Carola',
      familyName: 'Exemplary-Smythe',
      birthDate: '2007-07-20',
      sex: 'female',
    });
    expect(await view(childId)).toMatchObject({ status: 'born', age: 0, identity: { givenNames: 'Carola' } });
  });

  it('edge case 2: merges two records and undoes it, on both records', async () => {
    const [duplicate, survivor] = [await register(), await register()];
    await change(duplicate, 'merge', { survivorId: survivor, reason: 'registered-twice', on: today });
    expect(await view(duplicate)).toMatchObject({ status: 'merged', survivorId: survivor });
    expect(await refused(`/v1/children/${duplicate}/household`, { from: today })).toEqual([409, 'record-merged']);
    expect(
      await refused(`/v1/children/${survivor}/merge`, { survivorId: duplicate, reason: 'registered-twice', on: today }),
    ).toEqual([409, 'record-merged']);
    await change(duplicate, 'merge/undoing', { on: today });
    expect(await view(duplicate)).toMatchObject({ status: 'born', survivorId: null });
    const { body } = await application.get<{ entries: { event: string }[] }>(`/v1/children/${survivor}/history`, {
      as: county,
    });
    expect(body.entries.map(({ event }) => event).slice(-2)).toEqual(['DuplicateAbsorbed', 'DuplicateReleased']);
  });

  it('edge case 2: of two records merged into each other at once, one remains', async () => {
    const [one, other] = [await register(), await register()];
    const into = (survivorId: string) => ({ survivorId, reason: 'registered-twice', on: today });
    await Promise.all([
      application.post(`/v1/children/${one}/merge`, into(other), { as: county }),
      application.post(`/v1/children/${other}/merge`, into(one), { as: county }),
    ]);
    await application.caughtUp();
    const statuses = [(await view(one))['status'], (await view(other))['status']];
    expect(statuses.sort()).toEqual(['born', 'merged']);
  });

  it('shields the whole household, those who join it later included', async () => {
    const householdId = 'c0ffee00-0000-4000-8000-000000000001';
    const [first, second, later] = [await register({ householdId }), await register({ householdId }), await register()];
    await change(first, 'shielding', { reason: 'domestic-abuse', from: '2007-04-01', reviewOn: '2007-07-30' });
    await change(later, 'household', { householdId, from: '2007-05-01' });
    for (const childId of [first, second, later])
      expect(await view(childId, registrar)).toMatchObject({
        shielding: { reason: 'domestic-abuse', reviewOn: '2007-07-30' },
        warnings: ['shielding-review-due'],
        addresses: [{ address: 'ask-the-locality-coordinator' }],
      });
    await change(first, 'shielding/lifting', { on: today });
    for (const childId of [first, second, later])
      expect(await view(childId, registrar)).toMatchObject({
        shielding: null,
        addresses: [{ address: { postcode: 'OX16 5BA' } }],
      });
  });

  it('edge case 4: links brothers and sisters both ways', async () => {
    const [one, other] = [await register(), await register()];
    const { linkId } = (
      await application.post<{ linkId: string }>(`/v1/children/${one}/siblings`, {
        siblingId: other,
        relation: 'half',
      })
    ).body;
    await application.caughtUp();
    expect(await view(other)).toMatchObject({ siblings: [{ linkId, siblingId: one, relation: 'half' }] });
    await change(other, `siblings/${linkId}/removal`, {});
    expect(await view(one)).toMatchObject({ siblings: [] });
  });

  it('corrects what was recorded wrongly, and keeps what stood', async () => {
    const childId = await register();
    const before = (await view(childId))['identity'] as object;
    await change(childId, 'corrections', {
      fact: 'identity',
      right: { givenNames: 'Adabella', birthDate: '2001-06-17' },
      reason: 'Typing error found with the mother',
    });
    expect(await view(childId)).toMatchObject({
      identity: { ...before, givenNames: 'Adabella', birthDate: '2001-06-17' },
    });
    const found = async (givenNames: string): Promise<unknown> =>
      (
        await application.post('/v1/children/search', {
          name: { givenNames, familyName: 'Exemplary-Smythe', birthDate: '2001-06-17' },
        })
      ).body;
    expect(await found('Adabella')).toMatchObject({ exists: true });
  });

  it('edge case 22: an adopted child’s record is sealed and not found', async () => {
    const childId = await register({ givenNames: 'Wilhelmina' });
    const { birthDate } = (await view(childId))['identity'] as { birthDate: string };
    await change(childId, 'adoption', { on: '2007-06-01' });
    expect(await view(childId)).toMatchObject({
      status: 'adopted',
      identity: 'sealed',
      addresses: [],
      identifiers: {},
    });
    const name = { givenNames: 'Wilhelmina', familyName: 'Exemplary-Smythe', birthDate };
    expect((await application.post('/v1/children/search', { name })).body).toMatchObject({ exists: false, found: [] });
  });

  it('edge case 31: after erasure the record stands without anything personal, and is not found', async () => {
    const childId = await register({ givenNames: 'Philippa', identifiers: [{ kind: 'upn', value: 'H801200001001' }] });
    await application.runtime.keyring.erase(`child-${childId}`);
    await change(childId, 'place', { place: 'DID', localityBasis: 'manual', from: '2007-07-01' });
    expect(await view(childId)).toMatchObject({ place: 'DID', identity: 'erased', addresses: [{ address: 'erased' }] });
    expect(
      await refused(`/v1/children/${childId}/parents-and-carers`, {
        name: 'Graciela',
        relationship: 'mother',
        parentalResponsibility: 'yes',
        from: today,
      }),
    ).toEqual([410, 'record-erased']);
  });

  it('leaves nothing personal where it can be read', async () => {
    const canaries = [
      'Exemplary',
      'Graciela',
      'Rosalind',
      '960017',
      '9990000018',
      'OX16 5BA',
      'Adabella',
      'Typing error',
    ];
    expect(await leaksOf(canaries, { pool: application.runtime.pool, logged: application.logged })).toEqual([]);
  });
});
