import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandBus, type QueryBus } from '@nestjs/cqrs';
import { type Principal } from '@app/access';
import { startTokenSource, type TokenSource } from '@app/access/testing';
import { ownDatabase, signedInAs } from '@app/database/testing';
import { type Clock } from '@app/kernel';
import { rooms } from '@app/rooms';
import { type Config, defaultClaimNames, logTo, openRuntime, type Runtime, type RuntimeOptions } from '@app/runtime';
import { createApi, type DeclaredRoute } from '../../apps/api/src';
import { feedsOf, startWorker } from '../../apps/worker/src';

const audience = 'teamaround';

/** A signed-in person for tests: the same number is the same person. */
export const person = (number: number, more: Partial<Principal> = {}): Principal => ({
  practitionerId: `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`,
  agencyId: `bbbbbbbb-0000-4000-8000-${String(number).padStart(12, '0')}`,
  roles: ['practitioner'],
  localities: [],
  areas: [],
  ...more,
});

/** What came back. `body` is the parsed JSON; undefined when there was none. */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface Asking {
  /** Who asks; `null` sends no token. Default: `person(1)`. */
  readonly as?: Principal | null;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Changing extends Asking {
  readonly key?: string;
  readonly ifMatch?: string;
}

/** The whole application over a database of its own: API and worker, listening on a free port of this machine. */
export interface Application {
  readonly url: string;
  readonly runtime: Runtime;
  /** What the worker runs on: the same, unless it has an account of its own. */
  readonly worker: Runtime;
  /** The rooms' commands and queries without HTTP. */
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  /** Every route of the running router, and what it declares. */
  readonly routes: readonly DeclaredRoute[];
  /** Every line that the server has logged, across restarts. */
  readonly logged: readonly string[];
  /** Sends anything. */
  request(
    method: string,
    path: string,
    init?: Asking & { readonly body?: string | Uint8Array<ArrayBuffer> },
  ): Promise<Answer>;
  get<Body = Record<string, unknown>>(path: string, options?: Asking): Promise<Answer<Body>>;
  post<Body = Record<string, unknown>>(path: string, body: unknown, options?: Changing): Promise<Answer<Body>>;
  tokenFor(principal: Principal): Promise<string>;
  /** Who signs people in. */
  readonly issuer: TokenSource;
  /** Resolves when every projection and automation has taken in the whole log, what automations wrote meanwhile included. */
  caughtUp(): Promise<void>;
  /** Position of the last event: the same before and after means that nothing was appended. */
  head(): Promise<bigint>;
  /**
   * Stops the process's parts and starts them again on the same database: nothing is remembered but what is stored.
   * @param settings to be changed from then on. @param whileStopped what an operator does in between.
   */
  restart(settings?: Partial<Config>, whileStopped?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

interface Running {
  readonly runtime: Runtime;
  readonly worker: Runtime;
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly url: string;
  readonly routes: readonly DeclaredRoute[];
  /** Names of everything that follows the log. */
  readonly feeds: readonly string[];
  stop(): Promise<void>;
}

/** As long as a read model may take in a test before that counts as a failure. */
const CAUGHT_UP_WITHIN_MS = 60_000;

/**
 * Opens what API and worker run on: one runtime for both, as in development, or one each on the accounts of production.
 * @returns them, and how both are closed.
 */
const opened = async (
  config: Config,
  options: RuntimeOptions,
  apart: boolean,
): Promise<{ readonly runtime: Runtime; readonly following: Runtime; close(): Promise<void> }> => {
  const owner = await openRuntime(config, rooms, options);
  if (!apart) return { runtime: owner, following: owner, close: () => owner.close() };
  // The owner's account has seen to the schema and the accounts, which is all that it does.
  await owner.close();
  const on = (account: Parameters<typeof signedInAs>[1]): Promise<Runtime> =>
    openRuntime({ ...config, databaseUrl: signedInAs(config.databaseUrl ?? '', account) }, rooms, options);
  const [runtime, following] = [await on('teamaround_application'), await on('teamaround_worker')];
  return {
    runtime,
    following,
    close: async () => {
      await following.close();
      await runtime.close();
    },
  };
};

const run = async (config: Config, logged: string[], clock: Clock, apart: boolean): Promise<Running> => {
  const log = logTo((line) => logged.push(line), 'debug', clock);
  const open = await opened(config, { clock, log, name: 'teamaround-test' }, apart);
  const { runtime, following } = open;
  try {
    const worker = await startWorker(following);
    const api = await createApi(runtime).catch(async (error: unknown) => {
      await worker.close();
      throw error;
    });
    const followed = await feedsOf(following).status();
    return {
      runtime,
      worker: following,
      url: api.url,
      routes: api.routes,
      commands: api.commands,
      queries: api.queries,
      feeds: followed.map(({ name }) => name),
      stop: async () => {
        await api.close();
        await worker.close();
        await open.close();
      },
    };
  } catch (error) {
    await open.close();
    throw error;
  }
};

const parsed = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
};

/**
 * Starts the whole application. `clock` is the time that the application lives in; the real one unless given. `apart`: API and worker
 * share no memory, and each runs on its own account of the database, as in production.
 */
export const startApplication = async ({
  clock = () => new Date(),
  settings = {},
  apart = false,
}: { clock?: Clock; settings?: Partial<Config>; apart?: boolean } = {}): Promise<Application> => {
  const database = await ownDatabase();
  const issuer = await startTokenSource({ audience });
  const home = await mkdtemp(join(tmpdir(), 'teamaround-e2e-'));
  let config: Config = {
    nodeEnv: 'test',
    databaseUrl: database.url,
    eventStore: 'postgres',
    host: '127.0.0.1',
    port: 0,
    home,
    oidcIssuer: issuer.issuer,
    oidcAudience: audience,
    oidcClaims: defaultClaimNames,
    oidcRoleNames: undefined,
    keyEncryptionKeyFile: undefined,
    erasureRegisterFile: undefined,
    recordHeadsFile: undefined,
    rotation: { rotateEveryDays: 30, backupsKeptDays: 35 },
    rateLimits: { general: 1e9, search: 1e9, export: 1e9, breakGlass: 1e9, report: 1e9, signIn: 1e9 },
    logLevel: 'debug',
    ...settings,
  };
  const logged: string[] = [];
  const tokens = new Map<string, Promise<string>>();
  let running = await run(config, logged, clock, apart);

  const tokenFor = (principal: Principal): Promise<string> => {
    const who = JSON.stringify(principal);
    const token = tokens.get(who) ?? issuer.tokenFor(principal, clock());
    tokens.set(who, token);
    return token;
  };
  const request: Application['request'] = async (method, path, { as = person(1), headers = {}, body } = {}) => {
    const authorization = as === null ? {} : { authorization: `Bearer ${await tokenFor(as)}` };
    const response = await fetch(new URL(path, running.url), {
      method,
      headers: { ...authorization, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: response.headers, body: parsed(await response.text()) as never };
  };
  const reached = async (head: bigint): Promise<void> => {
    const { feeds, runtime } = running;
    const answers = await Promise.all(feeds.map((name) => runtime.positions.reached(name, head, CAUGHT_UP_WITHIN_MS)));
    const behind = feeds.filter((_, index) => answers[index] !== undefined);
    if (behind.length > 0) throw new Error(`still behind: ${behind.join(', ')}`);
  };
  const head = (): Promise<bigint> => running.runtime.feed.head();

  return {
    get url() {
      return running.url;
    },
    get runtime() {
      return running.runtime;
    },
    get worker() {
      return running.worker;
    },
    get commands() {
      return running.commands;
    },
    get queries() {
      return running.queries;
    },
    get routes() {
      return running.routes;
    },
    logged,
    issuer,
    request,
    tokenFor,
    head,
    get: (path, options) => request('GET', path, options) as never,
    post: (path, body, { key, ifMatch, headers, ...options } = {}) =>
      request('POST', path, {
        ...options,
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
          ...headers,
        },
      }) as never,
    caughtUp: async () => {
      for (let seen = await head(); ; seen = await head()) {
        await reached(seen);
        if ((await head()) === seen) return;
      }
    },
    restart: async (settings = {}, whileStopped = () => Promise.resolve()) => {
      await running.stop();
      await whileStopped();
      config = { ...config, ...settings };
      running = await run(config, logged, clock, apart);
    },
    close: async () => {
      await running.stop();
      await issuer.stop();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
};
