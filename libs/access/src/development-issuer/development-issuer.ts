import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Provider } from 'oidc-provider';
import { choosePersonPage } from './choose-person.page';
import { type DemonstrationPerson, demonstrationPeople } from './demonstration-people';
import { type HowOften } from '../limits/how-often';
import { issuerConfiguration, SIGN_IN_PATH } from './issuer-configuration';
import { issuerKeysIn } from './issuer-keys-in-home';

export interface DevelopmentIssuerOptions {
  /** Data folder: signing key and secrets are kept in it. */
  readonly home: string;
  /** Whom the tokens are for. */
  readonly audience: string;
  /** Default: a free one. Tokens name the port in `iss`, so that they outlive a restart only on the same port. */
  readonly port?: number;
  /** Default: the invented people of the demonstration. */
  readonly people?: readonly DemonstrationPerson[];
  /** Where a browser may be sent back to after signing in; none: programs only. */
  readonly redirectUris?: readonly string[];
  /** How often one of them may ask for a token, with a good secret or a bad one. Default: without limit. */
  readonly signIns?: HowOften;
}

export interface DevelopmentIssuer {
  /** What tokens say in `iss`. */
  readonly issuer: string;
  stop(): Promise<void>;
}

/** The development issuer lets everybody be anybody: it must never run in production. */
export class NotInProduction extends Error {
  override readonly name = 'NotInProduction';
  constructor() {
    super('the sign-in of development machines does not start in production: set OIDC_ISSUER');
  }
}

/** The provider wants a newer Node.js than it needs, and says so on loading; everything else it says is let through. */
const loadProvider = async (): Promise<typeof Provider> => {
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('Unsupported runtime')) warn(...words);
  };
  try {
    return (await import('oidc-provider')).Provider;
  } finally {
    console.warn = warn;
  }
};

const listenOn = (server: Server, port: number): Promise<number> =>
  new Promise((listening, failed) => {
    server.once('error', failed);
    // Loopback only: whoever reaches it can be anybody.
    server.listen(port, '127.0.0.1', () => listening((server.address() as AddressInfo).port));
  });

/** Who wants to be signed in, as far as that is one of the people: so that nobody makes up names to be counted under. */
const whoSignsIn = ({ headers }: IncomingMessage, people: readonly DemonstrationPerson[]): string => {
  const [, credentials = ''] = /^Basic ([\w+/=]{1,500})$/i.exec(headers.authorization ?? '') ?? [];
  const [claimed] = Buffer.from(credentials, 'base64').toString().split(':');
  return people.find(({ name }) => name === claimed)?.name ?? 'nobody-known';
};

/** In the form in which a token endpoint refuses (RFC 6749, section 5.2). */
const refuseToken = (response: ServerResponse, status: number, error: string, afterSeconds: number): void => {
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'retry-after': String(afterSeconds),
    })
    .end(JSON.stringify({ error }));
};

const personIn = async (request: IncomingMessage): Promise<string | undefined> => {
  let body = '';
  for await (const part of request.setEncoding('utf8')) {
    body += part as string;
    if (body.length > 1_000) return undefined;
  }
  return new URLSearchParams(body).get('person') ?? undefined;
};

/** Shows whom one can be, and takes the choice. */
const signIn = async (
  provider: Provider,
  people: readonly DemonstrationPerson[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  // Refuses a browser that did not come here by way of the provider.
  await provider.interactionDetails(request, response);
  const chosen = request.method === 'POST' ? await personIn(request) : undefined;
  if (people.some(({ name }) => name === chosen))
    return provider.interactionFinished(request, response, { login: { accountId: chosen as string } });
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'",
      'cache-control': 'no-store',
    })
    .end(choosePersonPage(people));
};

/**
 * Starts an OpenID provider in this process, on this machine's loopback interface, whose people are invented.
 * A program signs in as one of them by client credentials, with the secret that `secretOf` in the data folder gives; a browser
 * by choosing one on a page (code and PKCE).
 * @throws NotInProduction; KeyFileRefused; an error with code EADDRINUSE when the port is taken.
 */
export const startDevelopmentIssuer = async (options: DevelopmentIssuerOptions): Promise<DevelopmentIssuer> => {
  if (process.env['NODE_ENV'] === 'production') throw new NotInProduction();
  const { home, audience, port = 0, people = demonstrationPeople, redirectUris = [], signIns } = options;
  const keys = await issuerKeysIn(home);
  const ProviderClass = await loadProvider();
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listenOn(server, port)}`;
  const provider = new ProviderClass(issuer, issuerConfiguration({ people, audience, redirectUris }, keys));
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith(SIGN_IN_PATH) === true)
      return void signIn(provider, people, request, response).catch(() => {
        response.writeHead(400, { 'content-type': 'text/plain' }).end('This sign-in has ended: start again.\n');
      });
    // Whatever is posted may be a way to a token: the provider's router knows more spellings of an address than one.
    if (request.method !== 'POST' || signIns === undefined) return void answer(request, response);
    signIns.count(whoSignsIn(request, people)).then(
      (seconds) =>
        seconds === undefined
          ? void answer(request, response)
          : refuseToken(response, 429, 'too_many_requests', seconds),
      () => refuseToken(response, 503, 'temporarily_unavailable', 1),
    );
  });
  return {
    issuer,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
};
