import { createHash } from 'node:crypto';
import { type Pool, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';

/** The right to run one feed, for as long as `lost` is not aborted. */
export interface FeedLock {
  readonly lost: AbortSignal;
  /** Asks the server whether the connection that holds the lock is still there. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

/** The number under which PostgreSQL knows the lock of a feed: 63 bits of a digest, so that no two feeds meet. */
export const lockNumber = (name: string): bigint =>
  createHash('sha256').update(`teamaround feed ${name}`).digest().readBigInt64BE();

/**
 * Which feeds this process runs. All its locks are held by one session of the database: if that breaks off, or the process
 * dies, the server frees them all at once and another process takes over. The locks save work; what keeps two runners from
 * writing the same twice is the guard of the checkpoint.
 */
export class FeedLocks {
  private readonly held = new Map<string, AbortController>();
  private readonly dropped = new WeakSet<PoolClient>();
  private session: Promise<PoolClient> | undefined;
  private lastTurn: Promise<unknown> = Promise.resolve();
  private lastAnswer: Promise<unknown> = Promise.resolve();

  /** @param runner shown to operators as the place where a feed runs. */
  constructor(
    private readonly pool: Pool,
    private readonly runner: string,
  ) {}

  /** @returns the lock; undefined while another has it, in this process or elsewhere. */
  async take(name: string): Promise<FeedLock | undefined> {
    if (this.held.has(name)) return undefined;
    const lost = new AbortController();
    this.held.set(name, lost);
    const number = lockNumber(name);
    let taken = false;
    try {
      const session = await this.open();
      const { rows } = await this.ask<{ taken: boolean }>(session, 'SELECT pg_try_advisory_lock($1) AS taken', [
        number,
      ]);
      taken = rows[0]?.taken === true && !lost.signal.aborted;
      if (!taken) return undefined;
      return {
        lost: lost.signal,
        confirm: async () => {
          await this.ask(session, 'SELECT 1').catch(() => this.drop(session));
        },
        release: async () => {
          if (this.held.get(name) !== lost) return;
          await this.ask(session, 'SELECT pg_advisory_unlock($1)', [number]).catch(() => this.drop(session));
          if (this.held.get(name) === lost) this.held.delete(name);
        },
      };
    } finally {
      if (!taken && this.held.get(name) === lost) this.held.delete(name);
    }
  }

  /** Runs heavy work of this process one after another. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.lastTurn.then(work, work);
    this.lastTurn = mine;
    return mine;
  }

  /** Gives back every lock and the session. */
  async close(): Promise<void> {
    const session = await this.session?.catch(() => undefined);
    if (session !== undefined) this.drop(session);
  }

  /** One question after another: the feeds share the session, and a connection takes one at a time. */
  private ask<R extends QueryResultRow>(
    session: PoolClient,
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<QueryResult<R>> {
    const answer = this.lastAnswer.then(() => session.query<R>(sql, [...parameters]));
    this.lastAnswer = answer.catch(() => undefined);
    return answer;
  }

  private open(): Promise<PoolClient> {
    this.session ??= this.connect().catch((error: unknown) => {
      this.session = undefined;
      throw error;
    });
    return this.session;
  }

  private async connect(): Promise<PoolClient> {
    const session = await this.pool.connect();
    session.on('error', () => this.drop(session));
    try {
      await session.query("SELECT set_config('application_name', $1, false)", [this.runner]);
    } catch (error) {
      this.drop(session);
      throw error;
    }
    return session;
  }

  /** The session is no more, and with it all locks. */
  private drop(session: PoolClient): void {
    if (this.dropped.has(session)) return;
    this.dropped.add(session);
    this.session = undefined;
    const held = [...this.held.values()];
    this.held.clear();
    for (const lost of held) lost.abort();
    session.release(true);
  }
}
