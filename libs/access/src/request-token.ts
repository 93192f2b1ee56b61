import { issuerKeysIn } from './development-issuer/issuer-keys-in-home';

/** The identity provider did not give a token; the message says why, in its own short code. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

export interface TokenRequest {
  readonly issuer: string;
  /** Sign-in name of the person, which is the client id. */
  readonly person: string;
  readonly secret: string;
}

/** How long an identity provider may take for an answer, in ms. */
const PATIENCE = 10_000;

const json = async (response: Response): Promise<Readonly<Record<string, unknown>>> =>
  (await response.json().catch(() => ({}))) as Readonly<Record<string, unknown>>;

/**
 * Signs a program in as a person, by client credentials (RFC 6749, section 4.4).
 * @returns an access token.
 * @throws TokenRefused when the issuer does not know the person or the secret; a TypeError when it cannot be reached.
 */
export const requestToken = async ({ issuer, person, secret }: TokenRequest): Promise<string> => {
  const signal = AbortSignal.timeout(PATIENCE);
  const { token_endpoint: endpoint } = await json(
    await fetch(`${issuer}/.well-known/openid-configuration`, { signal }),
  );
  if (typeof endpoint !== 'string') throw new TokenRefused(`there is no identity provider at ${issuer}`);
  const credentials = [person, secret].map(encodeURIComponent).join(':');
  const response = await fetch(endpoint, {
    method: 'POST',
    signal,
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: token, error } = await json(response);
  if (typeof token === 'string') return token;
  throw new TokenRefused(
    `the identity provider gave no token (${typeof error === 'string' ? error : response.status})`,
  );
};

/** @returns the secret of one of the development issuer's people, from the data folder in which the issuer keeps its keys. */
export const developmentSecretOf = async (home: string, person: string): Promise<string> =>
  (await issuerKeysIn(home)).secretOf(person);
