import { inspect } from 'node:util';
import { type CryptoKey, exportSPKI, importJWK } from 'jose';
import { IssuerUnavailable, NotSignedIn } from './access.errors';
import { type KeyServer, newSigningKey, signed, type SigningKey, startKeyServer } from './testing';
import { TokenVerifier } from './token-verifier';

const audience = 'teamaround';
const principal = {
  practitionerId: '0d2f6c1e-0000-5000-8000-000000000001',
  agencyId: '0d2f6c1e-0000-5000-8000-000000000002',
  roles: ['locality-coordinator'],
  localities: ['BAN'],
  areas: [],
};
/** In seconds since 1970, as tokens count. */
const start = Date.UTC(2007, 2, 1, 9) / 1_000;

let key: SigningKey;
let server: KeyServer;
let now: number;
let tokens: TokenVerifier;
const verifier = (cooldown = 0): TokenVerifier =>
  new TokenVerifier(
    { issuer: server.issuer, audience, clockTolerance: 5, keys: { cooldown, timeout: 2_000 } },
    () => new Date(now * 1_000),
  );
const good = (): Record<string, unknown> => ({
  iss: server.issuer,
  aud: audience,
  sub: 'coordinator',
  iat: start,
  exp: start + 600,
  practitioner: principal.practitionerId,
  agency: principal.agencyId,
  roles: principal.roles,
  localities: principal.localities,
});
/** The code and the reason with which a token is turned away. */
const refusal = async (token: string): Promise<readonly [string, string]> => {
  const error: unknown = await tokens.verify(token).catch((caught: unknown) => caught);
  if (!(error instanceof NotSignedIn)) throw new Error(`not turned away, but ${inspect(error)}`);
  expect(error.status).toBe(401);
  if (token.length > 20) expect(inspect(error, { depth: 10 })).not.toContain(token.slice(-20));
  expect(tokens.known(token)).toBeUndefined();
  return [error.code, error.reason];
};
const segment = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');

beforeAll(async () => (key = await newSigningKey()));
beforeEach(async () => {
  now = start;
  server = await startKeyServer(key);
  tokens = verifier();
});
afterEach(() => server.stop());

describe('An access token', () => {
  it.each(['ES256', 'RS256', 'PS256', 'EdDSA'])('signed by the issuer with %s says who it is', async (alg) => {
    const own = await newSigningKey(alg);
    server.publish(own);
    expect(await tokens.verify(await signed(own, good()))).toEqual(principal);
  });
  it('may be meant for others as well', async () =>
    expect(await tokens.verify(await signed(key, { ...good(), aud: ['other', audience] }))).toEqual(principal));
  it('may come from a clock that differs a little', async () => {
    now = start + 604;
    expect(await tokens.verify(await signed(key, good()))).toEqual(principal);
    now = start - 4;
    expect(await tokens.verify(await signed(key, { ...good(), nbf: start }))).toEqual(principal);
  });
});

describe('A token is turned away', () => {
  it('without a signature', async () => {
    const none = `${segment({ alg: 'none', typ: 'at+jwt' })}.${segment(good())}.`;
    expect(await refusal(none)).toEqual(['token-invalid', 'ERR_JOSE_ALG_NOT_ALLOWED']);
  });
  it('signed with the public key as if it were a shared secret', async () => {
    const rsa = await newSigningKey('RS256');
    server.publish(rsa);
    const pem = await exportSPKI((await importJWK(rsa.public, 'RS256', { extractable: true })) as CryptoKey);
    const confused = await signed({ alg: 'HS256', kid: rsa.kid, private: Buffer.from(pem) }, good());
    expect(await refusal(confused)).toEqual(['token-invalid', 'ERR_JOSE_ALG_NOT_ALLOWED']);
  });
  it('signed with a key that the issuer does not have, under the id of one that it has', async () => {
    const theirs = { ...(await newSigningKey()), kid: key.kid };
    expect(await refusal(await signed(theirs, good()))).toEqual([
      'token-invalid',
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    ]);
  });
  it('that brings its own key', async () => {
    const theirs = await newSigningKey();
    const token = await signed({ ...theirs, kid: key.kid }, good(), { jwk: theirs.public, jku: 'http://127.0.0.1:1/' });
    expect(await refusal(token)).toEqual(['token-invalid', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED']);
  });
  it.each([
    ['of another issuer', { iss: 'http://127.0.0.1:1' }, 'iss-check_failed'],
    ['of no issuer', { iss: undefined }, 'iss-missing'],
    ['meant for another service', { aud: 'other' }, 'aud-check_failed'],
    ['meant for nobody', { aud: undefined }, 'aud-missing'],
    ['not valid yet', { nbf: start + 6 }, 'nbf-check_failed'],
    ['that never expires', { exp: undefined }, 'exp-missing'],
    ['that expires on no date', { exp: 'tomorrow' }, 'exp-invalid'],
    ['of somebody without a role', { roles: [] }, 'claims'],
    ['of somebody without an id', { practitioner: undefined }, 'claims'],
  ])('%s', async (_, change, reason) =>
    expect(await refusal(await signed(key, { ...good(), ...change }))).toEqual(['token-invalid', reason]),
  );
  it('that has expired, and says so', async () => {
    const token = await signed(key, good());
    now = start + 605;
    expect(await refusal(token)).toEqual(['token-expired', 'token-expired']);
  });
  it.each(['JWT', 'id_token+jwt', 'logout+jwt'])('that is another kind of token: %s', async (typ) =>
    expect(await refusal(await signed(key, good(), { typ }))).toEqual(['token-invalid', 'typ-check_failed']),
  );
  it('that is an ID token, meant for the client that signed somebody in', async () => {
    const idToken = await signed(key, { ...good(), aud: 'a-client', nonce: 'n' }, { typ: 'JWT' });
    expect((await refusal(idToken))[0]).toBe('token-invalid');
  });
  it('with a claim changed after signing', async () => {
    const [header, , signature] = (await signed(key, good())).split('.');
    const token = [header, segment({ ...good(), roles: ['board'] }), signature].join('.');
    expect(await refusal(token)).toEqual(['token-invalid', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED']);
  });
  it('with any one letter of it changed', async () => {
    const token = await signed(key, good());
    for (let at = 0; at < token.length; at += 29) {
      const letter = token[at] === 'A' ? 'Q' : 'A';
      if (token[at] !== '.')
        expect((await refusal(token.slice(0, at) + letter + token.slice(at + 1)))[0]).toBe('token-invalid');
    }
  });
  it('of 64 kB, without a look at it', async () => {
    const token = await signed(key, { ...good(), padding: 'x'.repeat(64 * 1_024) });
    expect(await refusal(token)).toEqual(['token-invalid', 'too-long']);
    expect(server.asked).toBe(0);
  });
  it.each(['', '.', '..', 'a.b.c', 'not a token', 'ey.'.repeat(500), '\u0000'])('that is none: %j', async (token) =>
    expect((await refusal(token))[0]).toBe('token-invalid'),
  );
});

describe('The keys of the issuer', () => {
  it('are fetched once for many tokens', async () => {
    const many = await Promise.all(Array.from({ length: 20 }, (_, n) => signed(key, { ...good(), jti: String(n) })));
    await Promise.all(many.map((token) => tokens.verify(token)));
    await tokens.verify(await signed(key, { ...good(), jti: 'later' }));
    expect(server.asked).toBe(1);
  });
  it('are fetched again when a token names one that is new', async () => {
    await tokens.verify(await signed(key, good()));
    const next = await newSigningKey();
    server.publish(key, next);
    expect(await tokens.verify(await signed(next, good()))).toEqual(principal);
    expect(server.asked).toBe(2);
  });
  it('do not count any more when they were withdrawn', async () => {
    const next = await newSigningKey();
    server.publish(next);
    expect(await refusal(await signed(key, good()))).toEqual(['token-invalid', 'ERR_JWKS_NO_MATCHING_KEY']);
  });
  it('are not fetched again for every made-up key id', async () => {
    tokens = verifier(30_000);
    await tokens.verify(await signed(key, good()));
    for (let n = 0; n < 10; n += 1)
      expect(await refusal(await signed(await newSigningKey(), good()))).toEqual([
        'token-invalid',
        'ERR_JWKS_NO_MATCHING_KEY',
      ]);
    expect(server.asked).toBe(1);
  });
});

describe('When the issuer cannot be asked', () => {
  it('that can be known before anybody signs in', async () => {
    expect(await tokens.issuerKnown()).toBe(true);
    server.answerWith(500);
    expect(await verifier().issuerKnown()).toBe(false);
  });

  const unavailable = async (): Promise<void> => {
    const error: unknown = await tokens.verify(await signed(key, good())).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(IssuerUnavailable);
    expect(error).toMatchObject({ status: 503, code: 'issuer-unavailable' });
  };

  it('nobody is told that their token is wrong, and all goes on when it is back', async () => {
    server.answerWith(500);
    await unavailable();
    server.answerWith(200);
    expect(await tokens.verify(await signed(key, good()))).toEqual(principal);
  });
  it('because nothing listens there', async () => {
    await server.stop();
    await unavailable();
  });
  it('because another issuer answers', async () => {
    server.say({ issuer: 'http://127.0.0.1:1' });
    await unavailable();
  });
  it('because it does not say where its keys are', async () => {
    server.say({ jwks_uri: undefined });
    await unavailable();
  });
  it('because its keys lie elsewhere on a less safe way', async () => {
    server.say({ jwks_uri: 'ftp://127.0.0.1/keys' });
    await unavailable();
  });
  it('keys that are known go on working, also while strangers ask for others', async () => {
    await tokens.verify(await signed(key, good()));
    server.answerWith(500);
    await expect(tokens.verify(await signed(await newSigningKey(), good()))).rejects.toThrow(IssuerUnavailable);
    expect(await tokens.verify(await signed(key, { ...good(), jti: 'another' }))).toEqual(principal);
  });
});

describe('A token that was verified', () => {
  it('is known from then on', async () => {
    const token = await signed(key, good());
    expect(tokens.known(token)).toBeUndefined();
    await tokens.verify(token);
    expect(tokens.known(token)).toEqual(principal);
  });
  it('is not known any more from the moment at which it expires', async () => {
    const token = await signed(key, { ...good(), exp: start + 30 });
    await tokens.verify(token);
    now = start + 34.999;
    expect(tokens.known(token)).toEqual(principal);
    now = start + 35;
    expect(await refusal(token)).toEqual(['token-expired', 'token-expired']);
  });
  it('is verified again after a minute, so that a withdrawn key ends', async () => {
    const token = await signed(key, good());
    await tokens.verify(token);
    now = start + 59.999;
    expect(tokens.known(token)).toEqual(principal);
    now = start + 60;
    expect(tokens.known(token)).toBeUndefined();
    expect(await tokens.verify(token)).toEqual(principal);
  });
  it('does not lie in memory as it is', async () => {
    const token = await signed(key, good());
    await tokens.verify(token);
    expect(inspect(tokens, { depth: 20, showHidden: true, maxStringLength: null })).not.toContain(token.slice(-20));
  });
});
