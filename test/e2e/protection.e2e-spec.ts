import { loadReferenceLocalities } from '@app/localities';
import { type Application, person, startApplication } from '../support/application';

const today = '2007-07-31';
const county = person(5, { roles: ['county-caf-team'] });
/** Put all the children on the register, and is not told where a shielded one lives. */
const registrar = person(1);
const HIDDEN = 'ask-the-locality-coordinator';

describe('Protection belongs to the household and the place', () => {
  let application: Application;
  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date(`${today}T10:00:00Z`) });
    await loadReferenceLocalities({ ...application.runtime, clock: application.runtime.clock });
    await application.caughtUp();
  });
  afterAll(() => application.close());

  let nth = 0;
  const newHouse = (): { lines: string[]; postcode: string } => ({
    lines: [`${(nth += 1)} Exemplary Crescent`, 'Banbury'],
    postcode: 'OX16 5BA',
  });
  const newHousehold = (): string => `c0ffee00-0000-4000-8000-${String((nth += 1)).padStart(12, '0')}`;
  const register = async (more: object = {}): Promise<string> => {
    const n = (nth += 1);
    const { status, body } = await application.post<{ childId: string }>('/v1/children', {
      givenNames: `Testina${'abcdefghijklmnopqrstuvwxyz'[n % 26]}${'abcdefghijklmnopqrstuvwxyz'[Math.floor(n / 26)]}`,
      familyName: 'Exemplary',
      status: 'born',
      birthDate: '2001-05-17',
      sex: 'female',
      place: 'BAN',
      localityBasis: 'manual',
      on: '2007-03-01',
      confirmedNew: true,
      ...more,
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.childId;
  };
  const change = async (childId: string, what: string, body: object): Promise<string> => {
    const answer = await application.post<{ position: string }>(`/v1/children/${childId}/${what}`, body, {
      as: county,
    });
    if (answer.status >= 300) throw new Error(`${what}: ${JSON.stringify(answer.body)}`);
    return answer.body.position;
  };
  const shield = (childId: string): Promise<string> =>
    change(childId, 'shielding', { reason: 'domestic-abuse', from: '2007-04-01', reviewOn: '2007-12-01' });
  const view = async (childId: string, as = registrar): Promise<Record<string, unknown>> => {
    await application.caughtUp();
    return (await application.get(`/v1/children/${childId}`, { as })).body;
  };
  const isHidden = async (childId: string): Promise<void> =>
    expect(await view(childId)).toMatchObject({
      shielding: { reason: 'domestic-abuse' },
      place: HIDDEN,
      householdId: null,
      addresses: [{ address: HIDDEN }],
    });
  const isOpen = async (childId: string): Promise<void> =>
    expect(await view(childId)).toMatchObject({ shielding: null, place: 'BAN', addresses: [{ address: {} }] });

  it.each([
    ['the shield first', async (a: string, join: () => Promise<string>) => [await shield(a), await join()]],
    ['the household first', async (a: string, join: () => Promise<string>) => [await join(), await shield(a)]],
  ])('given two children of one household, when one is shielded, the other is hidden: %s', async (_, inOrder) => {
    const householdId = newHousehold();
    const [b, a] = [await register({ householdId, address: newHouse() }), await register({ address: newHouse() })];
    await isOpen(b);
    await inOrder(a, () => change(a, 'household', { householdId, from: '2007-06-01' }));
    await isHidden(a);
    await isHidden(b);
  });

  it('given brother and sister at one address and in no household, when one is shielded, the other is hidden', async () => {
    const home = newHouse();
    const [a, b] = [await register({ address: home }), await register({ address: { ...home, postcode: 'ox165ba' } })];
    const elsewhere = await register({ address: newHouse() });
    await change(b, 'siblings', { siblingId: a, relation: 'full' });
    await change(elsewhere, 'siblings', { siblingId: a, relation: 'full' });
    await isOpen(b);
    await shield(a);
    await isHidden(b);
    // Who lives elsewhere loses no more than the way there.
    await isOpen(elsewhere);
    expect((await view(elsewhere))['siblings']).toEqual([]);
    expect((await view(elsewhere, county))['siblings']).toMatchObject([{ siblingId: a }]);
  });

  it('given an open record, when a shielded duplicate is merged into it, it is hidden; undoing gives each its own back', async () => {
    const [a, b] = [await register({ address: newHouse() }), await register({ address: newHouse() })];
    await shield(b);
    await change(b, 'merge', { survivorId: a, reason: 'registered-twice', on: today });
    await isHidden(a);
    await change(b, 'merge/undoing', { on: today });
    await isOpen(a);
    await isHidden(b);
  });

  it('given a hostel, those who live there share no protection; nor do children of no fixed address', async () => {
    const hostel = { ...newHouse(), kind: 'current', from: '2007-05-01', shared: true };
    const [a, b] = [await register(), await register()];
    await change(a, 'addresses', hostel);
    await change(b, 'addresses', { ...hostel, shared: false });
    await shield(a);
    await isOpen(b);
    const careOf = newHouse();
    const [c, d] = [await register({ place: 'NFA', address: careOf }), await register({ address: careOf })];
    await shield(c);
    await isOpen(d);
  });

  it('given a chain of household, address and merge, all of it is hidden', async () => {
    const [householdId, home] = [newHousehold(), newHouse()];
    const a = await register({ householdId, address: newHouse() });
    const b = await register({ householdId, address: home });
    const c = await register({ address: home });
    const d = await register({ address: newHouse() });
    await change(d, 'merge', { survivorId: c, reason: 'registered-twice', on: today });
    await shield(a);
    for (const childId of [a, b, c]) await isHidden(childId);
  });

  it('given a child at an address of before, where a shielded one lives now, that address is hidden', async () => {
    const home = newHouse();
    const [a, b] = [await register({ address: home }), await register({ address: home })];
    await change(b, 'addresses', { ...newHouse(), kind: 'current', from: '2007-05-01' });
    await shield(a);
    expect(await view(b)).toMatchObject({ shielding: null, addresses: [{ address: { postcode: 'OX16 5BA' } }] });
    const before = await application.get(`/v1/children/${b}?on=2007-04-01`);
    expect(before.body).toMatchObject({ addresses: [{ address: HIDDEN }] });
  });

  it('given a duplicate with an address of before, where a shielded child lives now, the record that is used hides it too', async () => {
    const [former, home] = [newHouse(), newHouse()];
    const [a, b] = [await register(), await register({ address: former })];
    const readFormer = async (): Promise<unknown> => {
      await application.caughtUp();
      return (await application.get(`/v1/children/${a}?on=2007-03-10`, { as: registrar })).body['addresses'];
    };
    await change(b, 'addresses', { ...home, kind: 'current', from: '2007-04-01' });
    await change(b, 'merge', { survivorId: a, reason: 'registered-twice', on: today });
    expect(await readFormer()).toMatchObject([{ address: { lines: former.lines } }]);
    await shield(await register({ address: former }));
    expect(await readFormer()).toMatchObject([{ address: HIDDEN }]);
    expect((await view(a))['addresses']).toMatchObject([{ address: { lines: home.lines } }]);
  });

  it('given a shielded household, whoever leaves it takes the protection along, until it is lifted', async () => {
    const householdId = newHousehold();
    const [a, b] = [
      await register({ householdId, address: newHouse() }),
      await register({ householdId, address: newHouse() }),
    ];
    await shield(a);
    await application.caughtUp();
    await change(b, 'household', { from: '2007-06-01' });
    await isHidden(b);
    await change(b, 'shielding/lifting', { on: today });
    await isOpen(b);
    await isHidden(a);
  });

  it('given a shielded, a sealed and an erased child, a link to any of them is answered as one to nobody', async () => {
    const [own, shielded, adopted, erased, open] = [
      await register(),
      await register(),
      await register(),
      await register(),
      await register(),
    ];
    await shield(shielded);
    await change(adopted, 'adoption', { on: '2007-06-01' });
    await application.runtime.keyring.erase(`child-${erased}`);
    await application.caughtUp();
    const link = async (siblingId: string, as = registrar): Promise<readonly unknown[]> => {
      const answer = await application.post(`/v1/children/${own}/siblings`, { siblingId, relation: 'full' }, { as });
      const { correlationId: _, ...body } = answer.body;
      return answer.status < 300 ? [answer.status] : [answer.status, body];
    };
    const nobody = await link('c0ffee00-0000-4000-8000-00000000dead');
    expect(nobody[0]).toBe(404);
    for (const hidden of [shielded, adopted, erased]) expect(await link(hidden)).toEqual(nobody);
    expect(await link(open)).toEqual([201]);
    expect(await link(shielded, county)).toEqual([201]);
  });

  it('given a shielded child, its history tells those who work with it what happened and not where', async () => {
    const householdId = newHousehold();
    const a = await register({ householdId, address: newHouse() });
    await shield(a);
    await application.caughtUp();
    const entries = async (as = registrar): Promise<string> =>
      JSON.stringify((await application.get(`/v1/children/${a}/history`, { as })).body);
    expect(await entries()).not.toMatch(new RegExp(`BAN|${householdId}`));
    expect(await entries(county)).toMatch(new RegExp(`BAN.*${householdId}`));
  });
});
