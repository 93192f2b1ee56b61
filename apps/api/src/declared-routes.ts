import { type INestApplication, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';
import { type FastifyInstance } from 'fastify';
import { type Action, declaredBy, isOpen } from '@app/access';
import { readsFrom } from '@app/http';

/** A route of the running router, and what it declares. */
export interface DeclaredRoute {
  readonly method: string;
  readonly path: string;
  /** As the policy table names it; `open` needs nobody to be signed in. */
  readonly does: Action | 'open';
}

interface Declared {
  readonly does: Action | 'open' | undefined;
  readonly reads: readonly string[];
}

/** Somebody added a route and did not say what it does: nobody could use it. */
export class UndeclaredRoutes extends Error {
  override readonly name = 'UndeclaredRoutes';
  constructor(routes: readonly string[]) {
    super(`These routes declare no action with @May: ${routes.join(', ')}.`);
  }
}

/** A route names a read model that there is none of: whoever asks it for what is new would wait in vain. */
export class UnknownReadModels extends Error {
  override readonly name = 'UnknownReadModels';
  constructor(names: readonly string[]) {
    super(`Routes say with @ReadsFrom that they look at what nobody folds: ${names.join(', ')}.`);
  }
}

/** Served beside the controllers, to everybody. */
const beside: readonly DeclaredRoute[] = [{ method: 'GET', path: '/openapi.json', does: 'open' }];

const pathsOf = (target: object): readonly string[] =>
  [Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined].flat().flatMap((path) => path ?? []);

/** What every method of every controller says about itself, by method and address. */
const declarationsOf = (application: INestApplication): ReadonlyMap<string, Declared> => {
  const found = new Map<string, Declared>(
    beside.map(({ method, path, does }) => [`${method} ${path}`, { does, reads: [] }]),
  );
  const controllers = [...application.get(ModulesContainer).values()].flatMap(({ controllers: own }) => [
    ...own.values(),
  ]);
  for (const { metatype } of controllers) {
    if (typeof metatype !== 'function') continue;
    const prototype = metatype.prototype as Readonly<Record<string, unknown>>;
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const handler = prototype[name];
      if (typeof handler !== 'function' || name === 'constructor') continue;
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) continue;
      for (const base of pathsOf(metatype))
        for (const path of pathsOf(handler)) {
          const address = `/${base}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
          const does = isOpen(handler, metatype) ? 'open' : declaredBy(handler)?.action;
          found.set(`${RequestMethod[method]} ${address}`, { does, reads: readsFrom(handler) });
        }
    }
  }
  return found;
};

/**
 * Every route that the running router answers, with what it declares. HEAD is answered by the route of GET.
 * @param readModels the names of all there are.
 * @throws UndeclaredRoutes when one declares nothing, or is unknown to the controllers; UnknownReadModels.
 */
export const declaredRoutes = (
  application: INestApplication,
  fastify: FastifyInstance,
  readModels: ReadonlySet<string>,
): readonly DeclaredRoute[] => {
  const declarations = declarationsOf(application);
  const unknown = [...declarations.values()].flatMap(({ reads }) => reads.filter((name) => !readModels.has(name)));
  if (unknown.length > 0) throw new UnknownReadModels([...new Set(unknown)]);
  const routes = fastify.routeTable
    .all()
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, path }) => ({ method, path, does: declarations.get(`${method} ${path}`)?.does }));
  const undeclared = routes.filter(({ does }) => does === undefined);
  if (undeclared.length > 0) throw new UndeclaredRoutes(undeclared.map(({ method, path }) => `${method} ${path}`));
  return routes as readonly DeclaredRoute[];
};
