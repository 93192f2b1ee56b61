import { agenciesAtWork } from '../support/agencies-at-work';
import { type Answer, type Application, type Asking, person, startApplication } from '../support/application';

const child = {
  givenNames: 'Ada',
  familyName: 'Badinputfield',
  status: 'born',
  birthDate: '2001-05-17',
  sex: 'female',
  place: 'NFA',
  localityBasis: 'manual',
  on: '2007-03-01',
};
const consent = {
  how: 'written',
  name: 'Grace Badinputfield',
  scopes: ['assess', 'store', 'share'],
  tier: 'additional',
  allowedAgencies: [person(1).agencyId],
  givenBy: { kind: 'parent', parentalResponsibility: true },
  leafletGiven: true,
  validFrom: '2007-03-01',
};
const json = { 'content-type': 'application/json' };
const text = (body: object): string => JSON.stringify(body);

/** What is sent, and what must come back. */
interface Case {
  readonly what: string;
  readonly path?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly init?: Asking;
  readonly status: number;
  readonly code: string;
  /** JSON pointers, or names of headers or parameters. */
  readonly at?: readonly string[];
}

describe('Bad input', () => {
  let application: Application;
  let childId = '';
  const post = ({ path = '/v1/children', body = '', init = {} }: Partial<Case>): Promise<Answer> =>
    application.request('POST', path, { ...init, body, headers: { ...json, ...init.headers } });

  beforeAll(async () => {
    application = await startApplication();
    await agenciesAtWork(application, person(1));
    const { body } = await application.post('/v1/children', child, { key: 'the-child' });
    childId = body['childId'] as string;
    await application.post(`/v1/children/${childId}/consent`, consent, { key: 'the-consent' });
  });
  afterAll(() => application.close());

  const expectProblem = async (
    asked: () => Promise<Answer>,
    { status, code, at }: Omit<Case, 'what'>,
  ): Promise<void> => {
    const before = await application.head();
    const answer = await asked();
    const errors = (answer.body['errors'] ?? []) as readonly {
      pointer?: string;
      parameter?: string;
      header?: string;
    }[];
    expect({ ...answer.body, status: answer.status }).toMatchObject({
      status,
      code,
      type: `urn:teamaround:problem:${code}`,
      correlationId: answer.headers.get('x-correlation-id'),
    });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const faulty = errors.map((fault) => fault.pointer ?? fault.parameter ?? fault.header);
    if (at !== undefined) expect(faulty.toSorted()).toEqual([...at].sort());
    expect(text(answer.body)).not.toMatch(/Badinputfield|canary/i);
    expect(await application.head()).toBe(before);
  };

  const cases: readonly Case[] = [
    { what: 'no body', status: 400, code: 'invalid-field', at: [''] },
    { what: 'malformed JSON', body: '{"givenNames": "Ada",}', status: 400, code: 'malformed-json' },
    { what: 'a body that is a list', body: '[]', status: 400, code: 'invalid-field', at: [''] },
    {
      what: 'bytes that are no UTF-8',
      body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]),
      status: 400,
      code: 'malformed-json',
    },
    { what: 'nesting without end', body: '{"a":'.repeat(10_000), status: 400, code: 'malformed-json' },
    {
      what: 'an unknown field',
      body: text({ ...child, nickname: 'canary' }),
      status: 400,
      code: 'unknown-field',
      at: ['/nickname'],
    },
    {
      what: 'a field named after what every object inherits',
      body: text(child).replace('{', '{"__proto__":{"status":"born"},"constructor":1,'),
      status: 400,
      code: 'unknown-field',
      at: ['/__proto__', '/constructor'],
    },
    {
      what: 'missing fields',
      body: text({ ...child, sex: undefined, on: undefined }),
      status: 400,
      code: 'invalid-field',
      at: ['/sex', '/on'],
    },
    {
      what: 'wrong types',
      body: text({ ...child, givenNames: 7, familyName: ['canary'], status: null }),
      status: 400,
      code: 'invalid-field',
      at: ['/givenNames', '/familyName', '/status'],
    },
    {
      what: 'a day that does not exist',
      body: text({ ...child, on: '2007-02-29' }),
      status: 400,
      code: 'invalid-field',
      at: ['/on'],
    },
    {
      what: 'a code that is not of the list',
      body: text({ ...child, sex: 'canary' }),
      status: 400,
      code: 'invalid-field',
      at: ['/sex'],
    },
    {
      what: 'text that no log could hold',
      body: text(child).replace('Ada', 'Ada\\u0000'),
      status: 400,
      code: 'invalid-field',
      at: ['/givenNames'],
    },
    {
      what: 'a place that does not exist',
      body: text({ ...child, place: 'CANARY' }),
      status: 422,
      code: 'unknown-place',
      at: ['/place'],
    },
    {
      what: 'a locality that does not exist',
      path: '/v1/localities/XYZ/places',
      body: text({ place: 'XYZ', name: 'Nowhere', from: '2007-03-01' }),
      init: { as: person(6, { roles: ['directory-editor'] }) },
      status: 404,
      code: 'locality-not-found',
    },
    {
      what: 'a child that does not exist',
      path: '/v1/children/00000000-0000-4000-8000-000000000000/consent',
      body: text(consent),
      status: 404,
      code: 'child-not-found',
    },
    {
      what: 'an id that is none',
      path: '/v1/children/canary/consent',
      body: text(consent),
      status: 404,
      code: 'record-not-found',
    },
    {
      what: 'a body over 256 kB',
      body: text({ ...child, givenNames: 'a'.repeat(300_000) }),
      status: 413,
      code: 'body-too-large',
    },
    {
      what: 'another media type',
      body: 'givenNames=Ada',
      init: { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      status: 415,
      code: 'unsupported-media-type',
    },
    {
      what: 'a key that is none',
      body: text(child),
      init: { headers: { 'idempotency-key': 'two words' } },
      status: 400,
      code: 'invalid-header',
      at: ['Idempotency-Key'],
    },
    {
      what: 'a repeated key with another body',
      body: text({ ...child, givenNames: 'Beth' }),
      init: { headers: { 'idempotency-key': 'the-child' } },
      status: 422,
      code: 'key-reused',
    },
    {
      what: 'an If-Match that is none',
      body: text(child),
      init: { headers: { 'if-match': '7' } },
      status: 400,
      code: 'invalid-header',
      at: ['If-Match'],
    },
    {
      what: 'a role that is not held',
      body: text(child),
      init: { headers: { 'x-acting-as': 'area-manager' } },
      status: 403,
      code: 'role-not-held',
    },
    { what: 'nobody signed in', body: text(child), init: { as: null }, status: 401, code: 'token-missing' },
    {
      what: 'a token that is none',
      body: text(child),
      init: { as: null, headers: { authorization: 'Bearer canary' } },
      status: 401,
      code: 'token-invalid',
    },
    { what: 'an address that does not exist', path: '/v1/canary', body: '{}', status: 404, code: 'unknown-route' },
    { what: 'a read as a change', path: '/openapi.json', body: '{}', status: 405, code: 'method-not-allowed' },
  ];

  it.each(cases)('is answered and writes nothing: $what', (one) => expectProblem(() => post(one), one));

  it('is answered and writes nothing: a stale If-Match', async () => {
    const body = text({ ...consent, validFrom: '2007-03-02' });
    const headers = { 'if-match': '"7"' };
    await expectProblem(() => post({ path: `/v1/children/${childId}/consent`, body, init: { headers } }), {
      status: 412,
      code: 'stale',
    });
  });

  it('is answered: a parameter that cannot be used', async () => {
    await expectProblem(() => application.get('/v1/localities?asAt=canary'), {
      status: 400,
      code: 'invalid-field',
      at: ['asAt'],
    });
    await expectProblem(() => application.get('/v1/localities?when=canary'), {
      status: 400,
      code: 'unknown-field',
      at: ['when'],
    });
    await expectProblem(() => application.get('/v1/localities?atLeast=canary'), {
      status: 400,
      code: 'invalid-field',
      at: ['atLeast'],
    });
  });

  it('leaves nothing of itself in the log of the server', () =>
    expect(application.logged.join('')).not.toMatch(/Badinputfield|canary/i));
});
