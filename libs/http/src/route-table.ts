import { type FastifyInstance } from 'fastify';

/** Which addresses exist and which methods each takes, to tell an unknown address from a wrong method. */
export class RouteTable {
  private readonly routes = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();

  /** Notes every route that is added from now on. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ url, method }) => {
      let route = this.routes.get(url);
      if (route === undefined) {
        route = { pattern: new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}$`), methods: new Set() };
        this.routes.set(url, route);
      }
      for (const one of [method].flat()) route.methods.add(one);
    });
  }

  /** @returns every route, one for each method. */
  all(): readonly { readonly method: string; readonly path: string }[] {
    return [...this.routes].flatMap(([path, { methods }]) => [...methods].map((method) => ({ method, path })));
  }

  /** @returns the methods of an address, whatever its query; none for an address that does not exist. */
  methodsAt(url: string): readonly string[] {
    const path = url.split('?', 1)[0] as string;
    return [...this.routes.values()].flatMap(({ pattern, methods }) => (pattern.test(path) ? [...methods] : []));
  }
}
