import { setImmediate as turn } from 'node:timers/promises';
import { type Pool } from 'pg';
import {
  type AppendOutcome,
  type EventFeed,
  type EventStore,
  type Expected,
  type FeedOptions,
  type FeedPage,
  type NewEvent,
  type RecordedEvent,
  StoreUnavailable,
} from '../ports';
import { AppendedSignal } from './appended-signal';
import { GroupCommit, type GroupCommitLimits } from './group-commit';
import { eventColumns, type EventRow, storedEvent, verbatimTypes } from './stored-event';
import { WriterConnection } from './writer-connection';

export interface PostgresEventStoreOptions extends Partial<GroupCommitLimits> {
  /** Most batches in flight at once, each on a connection of its own; more than one only while batches are quick. */
  readonly writers?: number;
  /** A batch that is not answered in this time counts as lost, and is sent again. */
  readonly answerWithinMs?: number;
  /** A read that takes longer fails. */
  readonly readWithinMs?: number;
}

const LARGEST_PAGE = 5_000;
const USUAL_PAGE = 2_000;

const streamSql = `SELECT ${eventColumns} FROM log.event WHERE stream = $1 AND revision > $2 ORDER BY revision`;
const headSql = 'SELECT coalesce(max(position), 0) AS head FROM log.event';
// The size is written into the text so that the planner knows how little is wanted.
const pageSql = (size: number): string =>
  `SELECT ${eventColumns} FROM log.event WHERE position > $1 ORDER BY position LIMIT ${size}`;
/** The last column tells how far the log went in the same snapshot; there is one row even when no event matches. */
const filteredPageSql = (size: number): string =>
  `SELECT e.*, h.head FROM (${headSql}) h LEFT JOIN LATERAL (
    SELECT ${eventColumns} FROM log.event WHERE position > $1 AND type ^@ ANY ($2::text[]) ORDER BY position LIMIT ${size}
  ) e ON true ORDER BY e.position`;

/**
 * The event log in PostgreSQL (15 or later). Appends go through a group commit, reads through the pool.
 * The schema is `eventStoreMigrations`.
 */
export class PostgresEventStore implements EventStore, EventFeed {
  private readonly appends: GroupCommit;
  private readonly signal: AppendedSignal;
  private readonly readWithinMs: number;

  /** @param pool for reads; its settings are also used to make the connections of the writers and of the listener. */
  constructor(
    private readonly pool: Pool,
    options: PostgresEventStoreOptions = {},
  ) {
    const { writers = 2, answerWithinMs = 5_000, readWithinMs = 30_000, ...limits } = options;
    this.readWithinMs = readWithinMs;
    // The password is hidden from a plain copy of the pool's settings.
    const { password } = pool.options;
    const connection = { ...pool.options, password, connectionTimeoutMillis: answerWithinMs };
    this.signal = new AppendedSignal(pool, connection);
    this.appends = new GroupCommit(
      Array.from({ length: writers }, () => new WriterConnection(connection, answerWithinMs)),
      {
        batchAppends: 200,
        batchSize: 1_000_000,
        waitingAppends: 10_000,
        waitingSize: 64_000_000,
        giveUpAfterMs: 15_000,
        ...limits,
      },
      () => this.signal.raise(),
    );
  }

  append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendOutcome> {
    return this.appends.append(stream, events, expected);
  }

  async read(stream: string, after = -1n): Promise<readonly RecordedEvent[]> {
    return (await this.ask<EventRow>('log.stream', streamSql, [stream, after])).map(storedEvent);
  }

  async *after(position: bigint, { prefixes = [], pageSize = USUAL_PAGE }: FeedOptions = {}): AsyncIterable<FeedPage> {
    const size = Math.max(1, Math.min(pageSize, LARGEST_PAGE));
    const page = (from: bigint): Promise<LogPage> =>
      prefixes.length === 0 ? this.page(from, size) : this.filteredPage(from, size, prefixes);
    let next: Promise<LogPage> | undefined = page(position);
    while (next !== undefined) {
      const { rows, upTo, full }: LogPage = await next;
      // Asked for while this one is handled. Who stops reading early never looks at its failure.
      next = full ? page(upTo) : undefined;
      next?.catch(() => undefined);
      // A query is only sent when this turn ends: the server is to work on it while we decode.
      if (full) await turn();
      if (upTo > position) yield { events: rows.map(storedEvent), upTo };
    }
  }

  async head(): Promise<bigint> {
    const [row] = await this.ask<readonly [string]>('log.head', headSql, []);
    return BigInt((row as readonly [string])[0]);
  }

  onAppended(listener: () => void): () => void {
    return this.signal.listen(listener);
  }

  /** Takes no more appends, answers those that wait, and ends its own connections; the pool is its owner's to close. */
  async close(): Promise<void> {
    await this.appends.close();
    await this.signal.close();
  }

  private async page(from: bigint, size: number): Promise<LogPage> {
    const rows = await this.ask<EventRow>(`log.page.${size}`, pageSql(size), [from]);
    const last = rows[rows.length - 1];
    return { rows, upTo: last === undefined ? from : BigInt(last[0]), full: rows.length === size };
  }

  private async filteredPage(from: bigint, size: number, prefixes: readonly string[]): Promise<LogPage> {
    const found = await this.ask<FilteredRow>(`log.filtered.${size}`, filteredPageSql(size), [from, prefixes]);
    const rows = found.filter(([position]) => position !== null) as readonly unknown[] as readonly EventRow[];
    const full = rows.length === size;
    // Positions become visible in order, so nothing up to the head can still appear.
    const upTo = BigInt(full ? (rows[size - 1] as EventRow)[0] : (found[0] as FilteredRow)[HEAD]);
    return { rows, upTo: upTo > from ? upTo : from, full };
  }

  /** One prepared query; tried a second time when it met a connection that was lost while idle. */
  private async ask<Row>(
    name: string,
    text: string,
    values: readonly unknown[],
    again = true,
  ): Promise<readonly Row[]> {
    const query = { name, text, values: values as unknown[], rowMode: 'array' as const, types: verbatimTypes };
    try {
      const { rows } = await this.pool.query({ ...query, query_timeout: this.readWithinMs } as typeof query);
      return rows as Row[];
    } catch (error) {
      const { code } = error as { code?: string };
      const ours = code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !/^(08|53|57)/.test(code);
      if (ours) throw error;
      if (again && !/timeout/i.test((error as Error).message)) return this.ask(name, text, values, false);
      throw new StoreUnavailable({ cause: error });
    }
  }
}

const HEAD = 9;
type Nothing = readonly [null, null, null, null, null, null, null, null, null];
type FilteredRow = readonly [...(EventRow | Nothing), string];

interface LogPage {
  readonly rows: readonly EventRow[];
  readonly upTo: bigint;
  /** There may be more. */
  readonly full: boolean;
}
