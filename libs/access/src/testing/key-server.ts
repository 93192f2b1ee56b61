import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';
import { type Principal } from '../principal';

/** A signing key of an identity provider. */
export interface SigningKey {
  readonly alg: string;
  readonly kid: string;
  readonly private: CryptoKey;
  /** What the provider publishes of it. */
  readonly public: JWK;
}

export const newSigningKey = async (alg = 'ES256'): Promise<SigningKey> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const kid = randomUUID();
  return { alg, kid, private: privateKey, public: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
};

/** Signs any claims, good or bad. */
export const signed = (
  key: Pick<SigningKey, 'alg' | 'kid'> & { readonly private: CryptoKey | Uint8Array },
  claims: Readonly<Record<string, unknown>>,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header }).sign(key.private);

/** An identity provider's discovery document and key set, on a free port of this machine. */
export interface KeyServer {
  readonly issuer: string;
  /** How often the key set was asked for. */
  readonly asked: number;
  /** Replaces the published keys. */
  publish(...keys: readonly Pick<SigningKey, 'public'>[]): void;
  /** Answers every request with this status from now on; 200 is as usual. */
  answerWith(status: number): void;
  /** Changes what the discovery document says. */
  say(document: Readonly<Record<string, unknown>>): void;
  stop(): Promise<void>;
}

export const startKeyServer = async (...first: readonly SigningKey[]): Promise<KeyServer> => {
  let published: readonly Pick<SigningKey, 'public'>[] = first;
  let status = 200;
  let asked = 0;
  let document: Record<string, unknown> = {};
  const server = createServer((request, response) => {
    if (request.url === '/keys') asked += 1;
    const body = request.url === '/keys' ? { keys: published.map((key) => key.public) } : document;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  document = { issuer, jwks_uri: `${issuer}/keys` };
  return {
    issuer,
    get asked() {
      return asked;
    },
    publish: (...keys) => void (published = keys),
    answerWith: (code) => void (status = code),
    say: (changes) => void (document = { ...document, ...changes }),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
};

/** An identity provider for tests of the whole application: signs in whomever the test says. */
export interface TokenSource {
  readonly issuer: string;
  /** @returns an access token that is valid for an hour from `at` (default: now). */
  tokenFor(principal: Principal, at?: { getTime(): number }): Promise<string>;
  /** What such a token claims. */
  claimsOf(principal: Principal, at?: { getTime(): number }): Readonly<Record<string, unknown>>;
  /** The key that signs them. */
  readonly key: SigningKey;
  stop(): Promise<void>;
}

export const startTokenSource = async ({ audience }: { readonly audience: string }): Promise<TokenSource> => {
  const key = await newSigningKey();
  const server = await startKeyServer(key);
  const claimsOf: TokenSource['claimsOf'] = (
    { practitionerId, agencyId, roles, localities, areas },
    at = new Date(),
  ) => {
    const iat = Math.floor(at.getTime() / 1_000);
    return {
      iss: server.issuer,
      aud: audience,
      sub: practitionerId,
      iat,
      exp: iat + 3_600,
      practitioner: practitionerId,
      agency: agencyId,
      roles,
      localities,
      areas,
    };
  };
  return {
    issuer: server.issuer,
    key,
    claimsOf,
    tokenFor: (principal, at) => signed(key, claimsOf(principal, at)),
    stop: () => server.stop(),
  };
};
