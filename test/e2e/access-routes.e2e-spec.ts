import { allActions, everAllowed, heldRoles, policy } from '@app/access';
import { newSigningKey, signed } from '@app/access/testing';
import { type CryptoKey, exportSPKI, importJWK } from 'jose';
import { type Application, person, startApplication } from '../support/application';

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
});
