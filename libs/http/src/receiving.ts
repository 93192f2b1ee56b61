import { type Clock } from '@app/kernel';
import { type Log } from '@app/runtime';
import { type RouteTable } from './route-table';

/** What receiving a request needs. */
export interface Receiving {
  readonly clock: Clock;
  readonly log: Log;
  /** Keyed digest of a text: the same for the same text, and nothing can be learned from it. */
  readonly digest: (text: string) => string;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** What the HTTP adapter was made with. */
    receiving: Receiving;
    routeTable: RouteTable;
  }
}
