import { type Pool, type PoolClient } from 'pg';
import { sqlStateOf } from '@app/database';
import { RecordUnavailable } from '../access.errors';
import { type AccessEntry, type AccessRecord } from '../record/access-record';
import { type Authentication, type ChainEnd, emptyChain, linked } from '../record/chain';

interface Waiting {
  readonly entry: AccessEntry;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}
interface Answer {
  readonly appended: boolean;
  readonly entry: string;
  readonly digest: string;
}
type Queries = Pick<PoolClient, 'query'>;

/** Entries in one batch. */
const MOST = 500;
/** What may wait before a look is turned away. */
const MOST_WAITING = 20_000;
/** The database that has not answered by then does not keep the record. */
const ANSWER_MS = 5_000;

/**
 * Keeps entries in one table that nothing is ever changed or deleted in, each linked to the one before. Entries that come while a
 * batch is on its way go with the next one: one statement and one commit for all of them.
 */
export class AccessTable implements AccessRecord {
  private waiting: Waiting[] = [];
  private writing = false;
  /** Where the record ended when this process wrote last; another one may have written since. */
  private end = emptyChain;

  /** @param by the installation's keyed digests, which make the links. */
  constructor(
    private readonly pool: Pick<Pool, 'query' | 'connect'>,
    private readonly by: Authentication,
  ) {}

  /** @throws RecordUnavailable when the entry is not kept, or nobody knows whether it is: the caller must not show anything then. */
  write(entry: AccessEntry): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length >= MOST_WAITING) throw new RecordUnavailable();
      this.waiting.push({ entry, resolve, reject });
      // After the present wave of promises, so that all who come in it go together.
      if (!this.writing) process.nextTick(this.pump);
    });
  }

  private readonly pump = (): void => {
    if (this.writing || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, MOST);
    this.writing = true;
    void this.keep(batch).finally(() => {
      this.writing = false;
      this.pump();
    });
  };

  private async keep(batch: readonly Waiting[]): Promise<void> {
    const entries = batch.map(({ entry }) => entry);
    try {
      await this.append(entries);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length > 1 && isOfContent(error)) for (const one of batch) await this.keep([one]);
      else for (const { reject } of batch) reject(new RecordUnavailable(error));
    }
  }

  private async append(entries: readonly AccessEntry[]): Promise<void> {
    if (await this.appendAfter(this.end, entries, this.pool)) return;
    // Another process has written meanwhile: once the end is held nobody else can.
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<Answer>(within('SELECT entry, digest FROM audit.take_end()', []));
      await this.appendAfter(endOf(rows), entries, client);
      await client.query('COMMIT');
      client.release();
    } catch (error) {
      // Ends the transaction with the connection, whatever state it is in.
      client.release(true);
      throw error;
    }
  }

  private async appendAfter(after: ChainEnd, entries: readonly AccessEntry[], queries: Queries): Promise<boolean> {
    let end = after;
    const rows = entries.map((entry, index) => {
      end = linked(entry, end, this.by);
      return { k: index + 1, digest: end.digest, ...entry };
    });
    const values = [String(after.entry), after.digest, JSON.stringify(rows)];
    const answer = await queries.query<Answer>({ name: 'access.append', ...within(appendSql, values) });
    const appended = answer.rows[0]?.appended === true;
    this.end = appended ? end : endOf(answer.rows);
    return appended;
  }
}

const appendSql = 'SELECT appended, entry, digest FROM audit.append($1, $2, $3)';

const within = (text: string, values: unknown[]): { text: string; values: unknown[] } =>
  ({ text, values, query_timeout: ANSWER_MS }) as { text: string; values: unknown[] };

const endOf = ([row]: readonly Pick<Answer, 'entry' | 'digest'>[]): ChainEnd =>
  row === undefined ? emptyChain : { entry: BigInt(row.entry), digest: row.digest };

/** PostgreSQL's classes for data (22) and constraints (23): one of the batch is to blame, and the others must not suffer for it. */
const isOfContent = (error: unknown): boolean => /^2[23]/.test(sqlStateOf(error) ?? '');
