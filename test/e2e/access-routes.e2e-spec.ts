import { allActions, everAllowed, heldRoles, policy } from '@app/access';
import { newSigningKey, signed } from '@app/access/testing';
import { type CryptoKey, exportSPKI, importJWK } from 'jose';
import { looks } from '../../apps/cli/src/commands/looks';
import { type Answer, type Application, person, startApplication } from '../support/application';
import { operated } from '../support/operator';

/** Nobody needs to be signed in for these, and for no others. */
const open = ['GET /health/live', 'GET /health/ready', 'GET /openapi.json'];

describe('S1: every route of the running router denies by default', () => {
  let application: Application;
  beforeAll(async () => (application = await startApplication()));
  afterAll(() => application.close());

  it('declares an action that the policy table knows, but for those that are open to everybody', () => {
    const { routes } = application;
    expect(routes.length).toBeGreaterThan(100);
    const opened = routes.filter(({ does }) => does === 'open').map(({ method, path }) => `${method} ${path}`);
    expect(opened.sort()).toEqual(open);
    const declared = routes.flatMap(({ does }) => (does === 'open' ? [] : [does]));
    const allowed = new Set(policy.flatMap(({ actions }) => actions));
    expect(declared.filter((action) => !allowed.has(action))).toEqual([]);
  });

  it('has no action in the table that no route asks for', () => {
    const asked = new Set(application.routes.map(({ does }) => does));
    expect(allActions.filter((action) => !asked.has(action))).toEqual([]);
  });

  it('has no action that everybody may do but looking up what concerns nobody', () => {
    const forAll = allActions.filter((action) => heldRoles.every((role) => everAllowed([role], action)));
    expect(forAll).toEqual(['view-reference']);
  });

  it('is answered 401 without a token', async () => {
    for (const { method, path, does } of application.routes) {
      if (does === 'open') continue;
      const address = path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');
      const { status } = await application.request(method, address, { as: null });
      expect([method, path, status]).toEqual([method, path, 401]);
    }
  });

  describe('S6: with a token of the wrong kind', () => {
    const inPast = (seconds: number): number => Math.floor(Date.now() / 1_000) - seconds;
    const base64 = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
    const good = (): Readonly<Record<string, unknown>> => application.issuer.claimsOf(person(1));
    const claiming = (change: object, header = {}): Promise<string> =>
      signed(application.issuer.key, { ...good(), ...change }, header);
    const publicKeyAsSecret = async (): Promise<Uint8Array> => {
      const { public: jwk, alg } = application.issuer.key;
      return Buffer.from(await exportSPKI((await importJWK(jwk, alg, { extractable: true })) as CryptoKey));
    };

    it.each<[string, string, () => Promise<string>]>([
      ['not signed', 'invalid', () => Promise.resolve(`${base64({ alg: 'none', typ: 'at+jwt' })}.${base64(good())}.`)],
      [
        'signed with the public key as if it were a secret',
        'invalid',
        async () => signed({ ...application.issuer.key, alg: 'HS256', private: await publicKeyAsSecret() }, good()),
      ],
      ['meant for another service', 'invalid', () => claiming({ aud: 'another-service' })],
      [
        'that another client has for a service of its own',
        'invalid',
        () => claiming({ aud: 'a-client', client_id: 'a-client' }),
      ],
      ['of another issuer', 'invalid', () => claiming({ iss: 'https://issuer.example' })],
      ['of another type', 'invalid', () => claiming({}, { typ: 'JWT' })],
      [
        'that tells a client who has signed in',
        'invalid',
        () => claiming({ aud: 'a-client', nonce: 'n' }, { typ: 'JWT' }),
      ],
      ['that has expired', 'expired', () => claiming({ exp: inPast(60) })],
      ['that is not valid yet', 'invalid', () => claiming({ nbf: inPast(-60) })],
      ['signed with an unknown key', 'invalid', async () => signed(await newSigningKey(), good())],
      [
        'signed with another key under the name of a known one',
        'invalid',
        async () => signed({ ...(await newSigningKey()), kid: application.issuer.key.kid }, good()),
      ],
      ['without any role of ours', 'invalid', () => claiming({ roles: ['chair'] })],
      ['that is too long to be looked at', 'invalid', () => claiming({ padding: 'x'.repeat(7_000) })],
    ])('%s, is answered 401 and nothing more', async (_, what, made) => {
      const authorization = `Bearer ${await made()}`;
      for (const [method, path] of [
        ['GET', '/v1/forms'],
        ['GET', `/v1/children/${person(1).practitionerId}`],
        ['POST', '/v1/children'],
      ] as const) {
        const { status, body, headers } = await application.request(method, path, {
          as: null,
          headers: { authorization },
        });
        expect([status, body['code'], headers.get('www-authenticate')]).toEqual([401, `token-${what}`, 'Bearer']);
      }
    });

    it('of 64 kB, is not even taken in', async () => {
      const authorization = `Bearer ${await claiming({ padding: 'x'.repeat(64 * 1_024) })}`;
      const { status } = await application.request('GET', '/v1/forms', { as: null, headers: { authorization } });
      expect(status).toBe(431);
    });

    it('as it should be, is let in: what is refused above is refused for what was changed', async () => {
      const authorization = `Bearer ${await claiming({})}`;
      const { status } = await application.request('GET', '/v1/forms', { as: null, headers: { authorization } });
      expect(status).toBe(200);
    });
  });

  describe('S11: who looked at whom', () => {
    const [teacher, stranger, colleague] = [person(1), person(2), person(3)];
    const officer = person(8, { roles: ['information-governance'] });
    const asked = 'from=2007-01-01&to=2199-12-31&ground=complaint';
    interface Page {
      readonly looks: readonly Readonly<Record<string, unknown>>[];
      readonly next: string | null;
    }
    let child: string;
    const ask = (path: string, as = officer): Promise<Answer<Page>> => application.get<Page>(path, { as });
    const entry = ({ practitionerId }: { practitionerId: string }, more: object): object =>
      expect.objectContaining({ practitionerId, ...more }) as object;

    beforeAll(async () => {
      const registered = await application.post('/v1/children', {
        ...{ givenNames: 'Ada', familyName: 'Looksfield', status: 'born', birthDate: '2001-05-17', sex: 'female' },
        ...{ place: 'UNK', localityBasis: 'manual', on: '2007-03-01' },
      });
      child = registered.body['childId'] as string;
      await application.caughtUp();
      for (const [who, status] of [
        [teacher, 200],
        [stranger, 404],
      ] as const)
        expect((await application.get(`/v1/children/${child}`, { as: who })).status).toBe(status);
    });

    it('is told about a child, requests that were denied included, and asking is a look as well', async () => {
      const first = await ask(`/v1/children/${child}/looks?${asked}`);
      const own = { action: 'view-looks-at-child', reason: 'complaint', purpose: 'governance', children: [child] };
      expect([first.status, first.body]).toEqual([
        200,
        {
          looks: [
            entry(officer, own),
            entry(stranger, { action: 'view-child', decision: 'denied', reason: 'not-related', children: [child] }),
            entry(teacher, { action: 'view-child', decision: 'allowed', reason: 'registrar', fields: 'full' }),
          ],
          next: null,
        },
      ]);
      expect(JSON.stringify(first.body)).not.toContain('Looksfield');
    });

    it('is told to information governance still after who keeps the directory has moved them away; as anything else they are shut out', async () => {
      const moved = person(18, { roles: ['information-governance', 'practitioner'] });
      const editor = person(6, { roles: ['directory-editor'] });
      const elsewhere = 'bbbbbbbb-0000-4000-8000-000000000099';
      const agency = { agencyId: elsewhere, name: 'Elsewhere', agencyType: 'other', on: '2006-09-01' };
      expect((await application.post('/v1/agencies', agency, { as: editor })).status).toBe(201);
      const { practitionerId } = moved;
      const post = { practitionerId, agencyId: elsewhere, role: 'porter', name: 'Moved Example', on: '2006-09-01' };
      expect((await application.post('/v1/practitioners', post, { as: editor })).status).toBe(201);
      await application.caughtUp();
      expect((await ask(`/v1/children/${child}/looks?${asked}`, moved)).status).toBe(200);
      const name = { givenNames: 'Ada', familyName: 'Looksfield', birthDate: '2001-05-17' };
      const search = await application.post('/v1/children/search', { name }, { as: moved });
      expect(search.status).toBe(403);
    });

    it('is told about a person, searches included, and says at whose looks somebody looked', async () => {
      const name = { givenNames: 'Ada', familyName: 'Looksfield', birthDate: '2001-05-17' };
      await application.post('/v1/children/search', { name }, { as: stranger });
      const { body } = await ask(`/v1/practitioners/${stranger.practitionerId}/looks?${asked}`);
      expect(body.looks.map(({ verb, decision }) => [verb, decision])).toEqual([
        ['search', 'allowed'],
        ['view', 'denied'],
      ]);
      const own = await ask(`/v1/practitioners/${officer.practitionerId}/looks?${asked}`);
      expect(own.body.looks.slice(0, 2)).toEqual([
        entry(officer, { action: 'view-looks-of-practitioner', aboutPractitionerId: officer.practitionerId }),
        entry(officer, { action: 'view-looks-of-practitioner', aboutPractitionerId: stranger.practitionerId }),
      ]);
      const atChild = await ask(`/v1/children/${child}/looks?${asked}`);
      expect(atChild.body.looks).toContainEqual(
        expect.objectContaining({ verb: 'search', practitionerId: stranger.practitionerId, children: [child] }),
      );
    });

    it('is told page by page, a hundred at a time', async () => {
      for (let n = 0; n < 101; n += 1) await application.get(`/v1/children/${child}`, { as: colleague });
      const path = `/v1/practitioners/${colleague.practitionerId}/looks?${asked}`;
      const first = (await ask(path)).body;
      expect([first.looks.length, typeof first.next]).toEqual([100, 'string']);
      const second = (await ask(`${path}&cursor=${first.next ?? ''}`)).body;
      expect([second.looks.length, second.next]).toEqual([1, null]);
      expect(first.looks.map((one) => one['entry'])).not.toContain(second.looks[0]?.['entry']);
    });

    it('is told for the days that are asked for', async () => {
      const past = 'from=2007-01-01&to=2007-12-31&ground=complaint';
      expect((await ask(`/v1/children/${child}/looks?${past}`)).body).toEqual({ looks: [], next: null });
    });

    it.each([
      ['no ground', 'from=2007-01-01&to=2007-12-31', 400, 'invalid-field'],
      ['a ground of their own', 'from=2007-01-01&to=2007-12-31&ground=curious', 400, 'invalid-field'],
      ['no days', 'ground=complaint', 400, 'invalid-field'],
      ['a cursor that no page ended with', `${asked}&cursor=0`, 400, 'invalid-field'],
      ['days the wrong way round', 'from=2007-12-31&to=2007-01-01&ground=complaint', 422, 'impossible-date-order'],
    ])('is not told to somebody who gives %s', async (_, query, status, code) => {
      const answer = await application.get(`/v1/children/${child}/looks?${query}`, { as: officer });
      expect([answer.status, answer.body['code']]).toEqual([status, code]);
    });

    it('is told to nobody but information governance, not even to those at whom somebody looked', async () => {
      for (const role of heldRoles.filter((one) => one !== 'information-governance'))
        for (const path of [`children/${child}`, `practitioners/${teacher.practitionerId}`]) {
          const as = { ...teacher, roles: [role] };
          const answer = await application.get(`/v1/${path}/looks?${asked}`, { as });
          expect([role, answer.status, answer.body['code']]).toEqual([role, 403, 'not-permitted']);
        }
      const nobody = '11111111-0000-4000-8000-000000000001';
      expect((await ask(`/v1/children/${nobody}/looks?${asked}`)).status).toBe(404);
    });

    it('is printed for operators', async () => {
      const page = await operated(application, () => looks({ by: stranger.practitionerId }));
      expect(page).toMatch(/view-child .*denied \(not-related\)/);
      expect(page).toContain(child);
      const first = await operated(application, () => looks({ by: colleague.practitionerId }));
      const before = /There are more: --before (\d+)/.exec(first)?.[1] ?? 'none';
      const json = await operated(application, () => looks({ by: colleague.practitionerId, before, json: true }));
      expect(JSON.parse(json)).toEqual({ looks: [entry(colleague, { action: 'view-child', decision: 'denied' })] });
      expect(() => looks({})).toThrow('Say whose looks');
      expect(() => looks({ child: 'ada' })).toThrow('Say whose looks');
    });
  });

  it('the trust’s identity provider may call roles by its own names', async () => {
    const counted = (): Promise<Answer> => application.get('/v1/board/counts');
    expect((await counted()).status).toBe(403);
    await application.restart({ oidcRoleNames: new Map([['practitioner', 'board']]) });
    expect((await counted()).status).toBe(200);
    const unmapped = await application.get('/v1/board/counts', { as: person(4, { roles: ['board'] }) });
    expect([unmapped.status, unmapped.body['code']]).toEqual([401, 'token-invalid']);
  });
});
