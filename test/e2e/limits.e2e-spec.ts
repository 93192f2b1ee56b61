import { demonstrationPeople, developmentSecretOf, limitedInDatabase, startDevelopmentIssuer } from '@app/access';
import { createApi } from '../../apps/api/src';
import { type Answer, type Application, person, startApplication } from '../support/application';

const search = { name: { givenNames: 'Nobody', familyName: 'Here', birthDate: '2001-05-17' } };
const nobody = '/v1/children/11111111-0000-4000-8000-000000000001';
const officer = (number: number) => person(number, { roles: ['information-governance'] });
const pack = {
  recipient: 'child',
  handover: 'in-person',
  ground: 'own-request',
  receivedOn: '2007-10-01',
  form: 'json',
};
const limits = { general: 6, search: 3, export: 2, breakGlass: 2, report: 2, signIn: 3 };

describe('S16: who asks too often', () => {
  let application: Application;
  let now: jest.SpyInstance<number, []>;
  let time: number;
  beforeAll(async () => {
    application = await startApplication({ settings: { rateLimits: limits } });
    // The minute passes when the test says so.
    time = Date.now();
    now = jest.spyOn(Date, 'now').mockImplementation(() => time);
  });
  afterAll(async () => {
    now.mockRestore();
    await application.close();
  });

  const look = (number: number): Promise<Answer> =>
    application.post('/v1/children/search', search, { as: person(number) });
  const read = (number: number): Promise<Answer> => application.get(nobody, { as: person(number) });
  const take = (number: number): Promise<Answer> =>
    application.post(`${nobody}/subject-access`, pack, { as: officer(number) });
  const breakGlass = (number: number): Promise<Answer> =>
    application.post(`${nobody}/break-glass`, { reason: 'child-missing', why: 'Gone' }, { as: person(number) });
  const times = async (count: number, ask: () => Promise<Answer>): Promise<readonly number[]> => {
    const statuses: number[] = [];
    for (let n = 0; n < count; n += 1) statuses.push((await ask()).status);
    return statuses;
  };
  const toldToWait = ({ status, body, headers }: Answer): void => {
    expect([status, body['code'], headers.get('content-type')]).toEqual([
      429,
      'too-many-requests',
      expect.stringContaining('application/problem+json'),
    ]);
    expect(headers.get('retry-after')).toBe('60');
  };

  it.each([
    ['searches', look, 3, 200],
    ['exports', take, 2, 404],
    ['breaks the glass', breakGlass, 2, 404],
    ['does anything else', read, 6, 404],
  ])('is told to wait, and for how long: who %s', async (_, ask, most, usual) => {
    expect(await times(most, () => ask(1))).toEqual(Array<number>(most).fill(usual));
    toldToWait(await ask(1));
    // Others, who may share the address, lose nothing by it.
    expect((await ask(2)).status).toBe(usual);
  });

  it('is counted apart for each kind', async () => {
    expect(await times(6, () => read(3))).toEqual(Array<number>(6).fill(404));
    toldToWait(await read(3));
    expect(await times(4, () => look(3))).toEqual([200, 200, 200, 429]);
  });

  it('has to wait at every process alike, where records could be taken out', async () => {
    expect(await times(2, () => look(4))).toEqual([200, 200]);
    const other = await createApi(application.runtime);
    const lookThere = async (): Promise<number> => {
      const authorization = `Bearer ${await application.tokenFor(person(4))}`;
      const headers = { authorization, 'content-type': 'application/json' };
      const { status } = await fetch(`${other.url}/v1/children/search`, {
        method: 'POST',
        headers,
        body: JSON.stringify(search),
      });
      return status;
    };
    try {
      expect([await lookThere(), await lookThere()]).toEqual([200, 429]);
      toldToWait(await look(4));
    } finally {
      await other.close();
    }
  });

  it('still has to wait after a restart, where records could be taken out or others have to follow up', async () => {
    const limited = [look, take, breakGlass].map((ask) => () => ask(5));
    for (const ask of limited) await times(4, ask);
    time += 20_000;
    await application.restart();
    const answers = await Promise.all(limited.map((ask) => ask()));
    expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual(
      Array<readonly unknown[]>(3).fill([429, '40']),
    );
  });

  it('may go on after the minute, and not before', async () => {
    expect(await times(4, () => look(6))).toEqual([200, 200, 200, 429]);
    time += 59_999;
    expect((await look(6)).headers.get('retry-after')).toBe('1');
    time += 1;
    expect((await look(6)).status).toBe(200);
  });

  it('is let through no more than the limit when all requests come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => look(7)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  });

  it('is not counted where nobody is signed in', async () => {
    const statuses = await times(10, () => application.get('/health/live', { as: null }));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(new Set(await times(10, () => application.get('/v1/children/1', { as: null })))).toEqual(new Set([401]));
  });

  it('leaves one row for each kind, without a name', async () => {
    const { rows } = await application.runtime.pool.query<{ key: string }>('SELECT key FROM limits.counted');
    expect(rows.length).toBeGreaterThan(5);
    for (const { key } of rows) expect(key).toMatch(/^(search|export|break-glass):aaaaaaaa-0000-4000-8000-\d{12}$/);
  });

  it('has to wait at the built-in sign-in, with a good secret or a bad one, after a restart as well', async () => {
    const { home } = application.runtime.config;
    const [one, other] = demonstrationPeople as unknown as readonly { readonly name: string }[];
    const signIns = () => limitedInDatabase(application.runtime.application.pool, 'sign-in', limits.signIn);
    const start = () => startDevelopmentIssuer({ home, audience: 'teamaround', signIns: signIns() });
    let issuer = await start();
    const signIn = async (name = '', path = '/token', secret?: string): Promise<readonly unknown[]> => {
      const credentials = Buffer.from(`${name}:${secret ?? (await developmentSecretOf(home, name))}`);
      const answer = await fetch(`${issuer.issuer}${path}`, {
        method: 'POST',
        headers: { authorization: `Basic ${credentials.toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
      const { error } = (await answer.json()) as { error?: string };
      return [answer.status, error, answer.headers.get('retry-after')];
    };
    const tooOften = [429, 'too_many_requests', '60'];
    try {
      expect(await signIn(one?.name)).toEqual([200, undefined, null]);
      expect(await signIn(one?.name, '/token', 'guessed')).toEqual([401, 'invalid_client', null]);
      expect(await signIn(one?.name)).toEqual([200, undefined, null]);
      expect(await signIn(one?.name)).toEqual(tooOften);
      expect(await signIn(one?.name, '/token/?again')).toEqual(tooOften);
      expect(await signIn(other?.name)).toEqual([200, undefined, null]);
      await issuer.stop();
      issuer = await start();
      expect(await signIn(one?.name)).toEqual(tooOften);
      expect(await signIn(other?.name)).toEqual([200, undefined, null]);
      for (const made of ['up', 'by', 'somebody']) expect((await signIn(made, '/token', 'x'))[0]).toBe(401);
      expect(await signIn('else', '/token', 'x')).toEqual(tooOften);
    } finally {
      await issuer.stop();
    }
  });
});
