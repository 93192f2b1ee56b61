import { type Clock, type Refusal } from '@app/kernel';
import { type Log } from '@app/runtime';
import { type RouteTable } from './route-table';

/** What receiving a request needs. */
export interface Receiving {
  readonly clock: Clock;
  readonly log: Log;
  /** Keyed digest of a text: the same for the same text, and nothing can be learned from it. */
  readonly digest: (text: string) => string;
  /**
   * Waits until the read models named, or all, show the log up to a position.
   * @returns the refusal `read-model-behind` when that takes too long.
   */
  readonly reached: (atLeast: bigint, names?: readonly string[]) => Promise<Refusal | undefined>;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** What the HTTP adapter was made with. */
    receiving: Receiving;
    routeTable: RouteTable;
  }
}
