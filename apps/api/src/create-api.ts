import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type FastifyInstance } from 'fastify';
import { TokenVerifier } from '@app/access';
import { httpApplication } from '@app/http';
import { areRowsSecured, RowsNotSecured } from '@app/relations';
import { type Runtime } from '@app/runtime';
import { ApiModule } from './api.module';
import { declaredRoutes, type DeclaredRoute } from './declared-routes';
import { limitsOf } from './limits';
import { openApiOf } from './openapi';
import { reachedBy } from './reached';
import { serveDescription } from './serve-description';

/** The HTTP side of the system, listening. */
export interface Api {
  /** `http://127.0.0.1:3000` */
  readonly url: string;
  /** Where the routes send their commands: for whoever sends commands from within this process. */
  readonly commands: CommandBus;
  /** The same for what the routes ask. */
  readonly queries: QueryBus;
  /** Every route that is answered, and what it declares. */
  readonly routes: readonly DeclaredRoute[];
  /** Takes no new requests, finishes those under way, closes. The runtime stays open. */
  close(): Promise<void>;
}

/** Another program listens there. */
export class PortBusy extends Error {
  override readonly name = 'PortBusy';
  constructor(port: number) {
    super(`Port ${port} is used by another program: stop it, or set PORT to another number.`);
  }
}

/** Nobody could sign in. */
export class NoIssuer extends Error {
  override readonly name = 'NoIssuer';
  constructor() {
    super('No identity provider is given: set OIDC_ISSUER.');
  }
}

/** A request that is not done this long after the stop is cut off. */
const FINISH_MS = 8_000;

/**
 * Starts to answer requests with the routes of the runtime's rooms, on its configured host and port (0: any free one).
 * @throws NoIssuer, PortBusy; RowsNotSecured in production; UndeclaredRoutes when a route does not say what it does, UnknownReadModels when
 * one looks at what there is not.
 */
export const createApi = async (runtime: Runtime): Promise<Api> => {
  const { config, clock, log, digests } = runtime;
  const {
    oidcIssuer: issuer,
    oidcAudience: audience,
    oidcClaims: claims,
    oidcRoleNames: roleNames,
    host,
    port,
  } = config;
  if (config.nodeEnv === 'production' && !(await areRowsSecured(runtime.application.pool))) throw new RowsNotSecured();
  if (issuer === undefined) throw new NoIssuer();
  const tokens = new TokenVerifier({ issuer, audience, claims, roleNames }, clock);
  const application = await httpApplication(ApiModule.of(runtime, tokens), {
    clock,
    log,
    digest: (text) => digests.keyedDigest(text),
    reached: reachedBy(runtime),
    limits: limitsOf(runtime),
  });
  const fastify: FastifyInstance = application.getHttpAdapter().getInstance();
  serveDescription(fastify, openApiOf(application));
  let routes: readonly DeclaredRoute[];
  try {
    await application.init();
    const readModels = runtime.rooms.flatMap(({ projections }) => projections.map(({ name }) => name));
    routes = declaredRoutes(application, fastify, new Set(readModels));
    await application.listen(port, host);
  } catch (error) {
    await application.close();
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new PortBusy(port) : error;
  }
  return {
    url: await application.getUrl(),
    commands: application.get(CommandBus),
    queries: application.get(QueryBus),
    routes,
    close: async () => {
      const late = setTimeout(() => fastify.server.closeAllConnections(), FINISH_MS).unref();
      await application.close();
      clearTimeout(late);
    },
  };
};
