import { type Answer, type Application, person, startApplication } from '../support/application';

const search = { name: { givenNames: 'Nobody', familyName: 'Here', birthDate: '2001-05-17' } };

describe('S16: who asks too often', () => {
  let application: Application;
  let now: jest.SpyInstance<number, []> | undefined;
  beforeAll(async () => {
    application = await startApplication({ settings: { rateLimits: { general: 6, search: 3, export: 2 } } });
  });
  afterEach(() => now?.mockRestore());
  afterAll(() => application.close());

  const look = (number: number): Promise<Answer> =>
    application.post('/v1/children/search', search, { as: person(number) });
  const read = (number: number): Promise<Answer> =>
    application.get('/v1/children/11111111-0000-4000-8000-000000000001', { as: person(number) });
  const times = async (count: number, ask: () => Promise<Answer>): Promise<readonly number[]> => {
    const statuses: number[] = [];
    for (let n = 0; n < count; n += 1) statuses.push((await ask()).status);
    return statuses;
  };

  it('is told to wait, and for how long', async () => {
    expect(await times(3, () => look(1))).toEqual([200, 200, 200]);
    const { status, body, headers } = await look(1);
    expect([status, body['code'], headers.get('content-type')]).toEqual([
      429,
      'too-many-requests',
      expect.stringContaining('application/problem+json'),
    ]);
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  it('is limited more tightly where a register could be emptied bit by bit', async () => {
    expect(await times(6, () => read(2))).toEqual(Array(6).fill(404));
    expect((await read(2)).status).toBe(429);
    expect(await times(4, () => look(2))).toEqual([200, 200, 200, 429]);
  });

  it('takes nothing from others, who may share the address', async () =>
    expect(await times(3, () => look(3))).toEqual([200, 200, 200]));

  it('may go on after the minute', async () => {
    expect(await times(4, () => look(4))).toEqual([200, 200, 200, 429]);
    const later = Date.now() + 60_001;
    now = jest.spyOn(Date, 'now').mockReturnValue(later);
    expect((await look(4)).status).toBe(200);
  });

  it('is not counted where nobody is signed in', async () => {
    const statuses = await times(10, () => application.get('/health/live', { as: null }));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(new Set(await times(10, () => application.get('/v1/children/1', { as: null })))).toEqual(new Set([401]));
  });
});
