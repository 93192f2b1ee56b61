import { type ClientMetadata, type Configuration } from 'oidc-provider';
import { type DemonstrationPerson } from './demonstration-people';
import { inMemoryAdapters } from './in-memory.adapter';
import { type IssuerKeysInHome } from './issuer-keys-in-home';

/** The service that tokens are for, in the provider's own terms; in tokens it is named by its audience. */
const RESOURCE = 'urn:teamaround:api';
const SCOPE = 'teamaround';
/** A working day, so that nobody who tries the system out is signed out of it. */
const TOKEN_SECONDS = 8 * 60 * 60;
const MINUTES = 60;
/** Program that signs people in by a browser, with a code and PKCE. */
export const BROWSER_CLIENT = 'teamaround-browser';
export const SIGN_IN_PATH = '/sign-in/';

export interface IssuerOptions {
  readonly people: readonly DemonstrationPerson[];
  readonly audience: string;
  /** Where a browser may be sent back to with a code, exactly. */
  readonly redirectUris: readonly string[];
}

/** What tokens say about a person; the names are those that the verifier expects. */
const claimsOf = ({ practitionerId, agencyId, roles, localities, areas }: DemonstrationPerson) => ({
  practitioner: practitionerId,
  agency: agencyId,
  roles,
  localities,
  areas,
});

/** A person who signs in by a program: one client each, with the person's secret. */
const programClient = ({ name }: DemonstrationPerson, keys: IssuerKeysInHome): ClientMetadata => ({
  client_id: name,
  client_secret: keys.secretOf(name),
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
  token_endpoint_auth_method: 'client_secret_basic',
  id_token_signed_response_alg: 'ES256',
});

const browserClient = (redirectUris: readonly string[]): ClientMetadata => ({
  client_id: BROWSER_CLIENT,
  grant_types: ['authorization_code'],
  response_types: ['code'],
  redirect_uris: [...redirectUris],
  token_endpoint_auth_method: 'none',
  id_token_signed_response_alg: 'ES256',
});

/** How the OpenID provider behaves as our development issuer: no consent page, JWT access tokens for one service. */
export const issuerConfiguration = (
  { people, audience, redirectUris }: IssuerOptions,
  keys: IssuerKeysInHome,
): Configuration => {
  const personNamed = (name: string | undefined): DemonstrationPerson | undefined =>
    people.find((one) => one.name === name);
  return {
    adapter: inMemoryAdapters(),
    jwks: { keys: [keys.signingKey] },
    cookies: { keys: [keys.cookieKey] },
    clients: [
      ...people.map((one) => programClient(one, keys)),
      ...(redirectUris.length > 0 ? [browserClient(redirectUris)] : []),
    ],
    scopes: ['openid'],
    pkce: { required: () => true },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCOPE,
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: TOKEN_SECONDS,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    ttl: {
      AccessToken: TOKEN_SECONDS,
      ClientCredentials: TOKEN_SECONDS,
      Grant: TOKEN_SECONDS,
      Session: TOKEN_SECONDS,
      IdToken: 10 * MINUTES,
      Interaction: 10 * MINUTES,
      AuthorizationCode: MINUTES,
    },
    findAccount: (_, name) => personNamed(name) && { accountId: name, claims: () => ({ sub: name }) },
    extraTokenClaims: (_, token) => {
      const one = personNamed('accountId' in token ? token.accountId : token.clientId);
      return one && claimsOf(one);
    },
    interactions: { url: (_, interaction) => `${SIGN_IN_PATH}${interaction.uid}` },
    // Everybody agrees to this one service by signing in.
    loadExistingGrant: async ({ oidc }) => {
      const { provider, client, session } = oidc;
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid');
      grant.addResourceScope(RESOURCE, SCOPE);
      await grant.save();
      return grant;
    },
    renderError: (context, { error, error_description: description }) => {
      context.type = 'text/plain';
      context.body = `${error}${description === undefined ? '' : `: ${description}`}\n`;
    },
  };
};
