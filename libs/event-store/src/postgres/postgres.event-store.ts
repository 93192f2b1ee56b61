import { setImmediate as turn } from 'node:timers/promises';
import { type Pool } from 'pg';
import { sqlStateOf } from '@app/database';
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
import { type ChainedEvent, type Link, type LogChain, type LogEnd } from '../chain';
import { AppendedSignal } from './appended-signal';
import { arrayParameter, TEXT } from './array-parameter';
import { GatheredLooks, type Look } from './gathered-looks';
import { GroupCommit, type GroupCommitLimits } from './group-commit';
import { eventColumn, partsSaid, positionOf, saidBy, storedEvent } from './stored-event';
import { VerbatimQuery } from './verbatim-query';
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

/** The bound on the revision keeps the server at the primary key while it has no statistics yet: without it, reads took three times as long. */
const streamSql = `SELECT ${eventColumn} FROM log.event WHERE stream = $1 AND revision > $2 ORDER BY revision`;
/** The same for many streams; the number tells for which of them. */
const looksSql = `SELECT asked.n, e.event
  FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS asked(stream, revision, n) CROSS JOIN LATERAL (
    SELECT revision, ${eventColumn} FROM log.event WHERE stream = asked.stream AND revision > asked.revision
  ) e ORDER BY asked.n, e.revision`;
const saidSql = saidBy({
  ...{ stream: 'stream', revision: 'revision', id: 'event_id', type: 'type', data: 'data', subject: 'subject' },
  ...{ sealed: 'sealed', meta: 'meta', recordedBy: 'recorded_by' },
});
const chainedSql = `SELECT position, stream, revision::text, type, ${saidSql} AS said, encode(link, 'hex') AS link
  FROM log.event WHERE position > $1 ORDER BY position LIMIT ${USUAL_PAGE}`;
const endSql = `SELECT position, coalesce(encode(link, 'hex'), '') FROM log.event ORDER BY position DESC LIMIT 1`;
const linkSql = `SELECT encode(link, 'hex') FROM log.event WHERE position = $1`;
const headSql = 'SELECT coalesce(max(position), 0) AS head FROM log.event';
// The size is written into the text so that the planner knows how little is wanted.
const pageSql = (size: number): string =>
  `SELECT ${eventColumn} FROM log.event WHERE position > $1 ORDER BY position LIMIT ${size}`;
/** The last column tells how far the log went in the same snapshot; there is one row even when no event matches. */
const filteredPageSql = (size: number): string =>
  `SELECT e.event, h.head FROM (${headSql}) h LEFT JOIN LATERAL (
    SELECT position, ${eventColumn} FROM log.event WHERE position > $1 AND type ^@ ANY ($2::text[]) ORDER BY position LIMIT ${size}
  ) e ON true ORDER BY e.position`;

/**
 * The event log in PostgreSQL (15 or later). Appends go through a group commit, reads through the pool.
 * The schema is `eventStoreMigrations`.
 */
export class PostgresEventStore implements EventStore, EventFeed, LogChain {
  private readonly appends: GroupCommit;
  private readonly signal: AppendedSignal;
  private readonly looks = new GatheredLooks((looks) => this.ofMany(looks));
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

  /** A whole stream has a query of its own; what is new in one is asked together with what others ask at the moment. */
  async read(stream: string, after?: bigint): Promise<readonly RecordedEvent[]> {
    if (after !== undefined) return (await this.looks.look(stream, after)).map(storedEvent);
    return (await this.ask<Row>('log.stream', streamSql, [stream, -1])).map(([event]) => storedEvent(event));
  }

  async *after(position: bigint, { prefixes = [], pageSize = USUAL_PAGE }: FeedOptions = {}): AsyncIterable<FeedPage> {
    const size = Math.max(1, Math.min(pageSize, LARGEST_PAGE));
    const page = (from: bigint): Promise<LogPage> =>
      prefixes.length === 0 ? this.page(from, size) : this.filteredPage(from, size, prefixes);
    let next: Promise<LogPage> | undefined = page(position);
    while (next !== undefined) {
      const { texts, upTo, full }: LogPage = await next;
      // Asked for while this one is handled. Who stops reading early never looks at its failure.
      next = full ? page(upTo) : undefined;
      next?.catch(() => undefined);
      // A query is only sent when this turn ends: the server is to work on it while we decode.
      if (full) await turn();
      if (upTo > position) yield { events: texts.map(storedEvent), upTo };
    }
  }

  async head(): Promise<bigint> {
    const [row] = await this.ask<readonly [string]>('log.head', headSql, []);
    return BigInt((row as readonly [string])[0]);
  }

  async *chained(): AsyncIterable<readonly ChainedEvent[]> {
    for (let after = '-9223372036854775808'; ;) {
      const rows = await this.ask<ChainedRow>('log.chained', chainedSql, [after]);
      const events = rows.map(([position, stream, revision, type, said, link]) => ({
        ...{
          position: BigInt(position),
          stream,
          revision: BigInt(revision),
          type,
          said: partsSaid(said),
          link: link ?? undefined,
        },
      }));
      if (events.length > 0) yield events;
      if (events.length < USUAL_PAGE) return;
      after = (rows[rows.length - 1] as ChainedRow)[0];
    }
  }

  async end(): Promise<LogEnd | undefined> {
    const [row] = await this.ask<readonly [position: string, link: string]>('log.end', endSql, []);
    return row === undefined ? undefined : { position: BigInt(row[0]), link: row[1] };
  }

  async linkAt(position: bigint): Promise<Link | undefined> {
    const [row] = await this.ask<readonly [link: string | null]>('log.link', linkSql, [position]);
    return row?.[0] ?? undefined;
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
    const rows = await this.ask<Row>(`log.page.${size}`, pageSql(size), [from]);
    const texts = rows.map(([event]) => event);
    const last = texts[texts.length - 1];
    return { texts, upTo: last === undefined ? from : positionOf(last), full: texts.length === size };
  }

  private async filteredPage(from: bigint, size: number, prefixes: readonly string[]): Promise<LogPage> {
    const found = await this.ask<FilteredRow>(`log.filtered.${size}`, filteredPageSql(size), [from, prefixes]);
    const texts = found.flatMap(([event]) => (event === null ? [] : [event]));
    const full = texts.length === size;
    // Positions become visible in order, so nothing up to the head can still appear.
    const upTo = full ? positionOf(texts[size - 1] as string) : BigInt((found[0] as FilteredRow)[1]);
    return { texts, upTo: upTo > from ? upTo : from, full };
  }

  private async ofMany(looks: readonly Look[]): Promise<readonly (readonly string[])[]> {
    const streams = arrayParameter(
      TEXT,
      looks.map(({ stream }) => stream),
    );
    const afters = `{${looks.map(({ after }) => after).join()}}`;
    const found = looks.map((): string[] => []);
    for (const [n, event] of await this.ask<FoundRow>('log.looks', looksSql, [streams, afters]))
      found[Number(n) - 1]?.push(event);
    return found;
  }

  /** One prepared query; tried a second time when it met a connection that was lost while idle. */
  private async ask<Row extends readonly (string | null)[]>(
    name: string,
    text: string,
    values: readonly unknown[],
    again = true,
  ): Promise<readonly Row[]> {
    const query = new VerbatimQuery<Row>({ name, text, values: values as unknown[] }, this.readWithinMs);
    try {
      // A pool answers with a promise here, too, whatever its types say.
      await (this.pool.query(query) as unknown as Promise<unknown>);
      return query.taken;
    } catch (error) {
      const code = sqlStateOf(error);
      if (code !== undefined && !/^(08|53|57)/.test(code)) throw error;
      if (again && !/timeout/i.test((error as Error).message)) return this.ask(name, text, values, false);
      throw new StoreUnavailable({ cause: error });
    }
  }
}

type ChainedRow = readonly [
  position: string,
  stream: string,
  revision: string,
  type: string,
  said: string,
  link: string | null,
];
/** An event as one text. */
type Row = readonly [event: string];
type FoundRow = readonly [n: string, event: string];
type FilteredRow = readonly [event: string | null, head: string];

interface LogPage {
  readonly texts: readonly string[];
  readonly upTo: bigint;
  /** There may be more. */
  readonly full: boolean;
}
