import pg from 'pg';
import { type WaitingAppend } from './waiting-append';

/** One row of the answer: number of the append, whether it is in the log, last revision found, its last position. */
export type AnswerRow = readonly [number, boolean, number, string | null];

const ofBatch = { name: 'log.append', text: 'SELECT i, appended, last, position FROM log.append($1, $2)' };
const ofOne = {
  name: 'log.append_one',
  text: 'SELECT 0, appended, last, position FROM log.append_one($1, $2, $3, $4, $5, $6, $7, $8)',
};

const queryOf = (batch: readonly WaitingAppend[]): { name: string; text: string; values: unknown[] } => {
  const alone = batch.length === 1 ? batch[0]?.alone : undefined;
  if (alone !== undefined) return { ...ofOne, values: alone as unknown[] };
  let wanted = '';
  let events = '';
  batch.forEach((append, i) => {
    wanted += `${i === 0 ? '' : ','}{"i":${i},${append.wanted}`;
    for (const event of append.events) events += `${events === '' ? '' : ','}{"a":${i},${event}`;
  });
  return { ...ofBatch, values: [`[${wanted}]`, `[${events}]`] };
};

/**
 * One connection that does nothing but append, kept for as long as it works. Not out of the pool, so that slow queries
 * cannot make an append wait for a connection.
 */
export class WriterConnection {
  private client: pg.Client | undefined;

  constructor(
    private readonly config: pg.ClientConfig,
    private readonly answerWithinMs: number,
  ) {}

  /**
   * Appends a batch in one transaction.
   * @returns the answers, in no particular order.
   * @throws the server's error (with its code) when nothing was written; any other error leaves the outcome unknown.
   */
  async send(batch: readonly WaitingAppend[]): Promise<readonly AnswerRow[]> {
    const client = this.client ?? (await this.connect());
    const query = queryOf(batch);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.drop(client);
        reject(new Error('the database did not answer in time'));
      }, this.answerWithinMs);
      // The callback form saves the promises and stack traces that pg would make for each batch.
      const answered = (error: Error | null, result?: { readonly rows: unknown[] }): void => {
        clearTimeout(late);
        if (error !== null || result === undefined) reject(error ?? new Error('no answer'));
        else resolve(result.rows as AnswerRow[]);
      };
      client.query({ ...query, rowMode: 'array' }, answered);
    });
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client(this.config);
    // Lost while idle: the next batch makes another. Lost while busy: the query fails besides.
    client.on('error', () => this.drop(client));
    client.on('end', () => this.drop(client));
    await client.connect();
    // The order of positions rests on this isolation level; and a server whose client has given up must not go on for long.
    await client.query(
      `SET default_transaction_isolation = 'read committed'; SET statement_timeout = ${this.answerWithinMs}`,
    );
    this.client = client;
    return client;
  }

  private drop(client: pg.Client): void {
    if (this.client === client) this.client = undefined;
    void client.end().catch(() => undefined);
  }
}
