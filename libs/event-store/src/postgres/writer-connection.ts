import pg from 'pg';
import { type AppendAnswer, appendQuery } from './append-query';
import { type WaitingAppend } from './waiting-append';

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
   * @returns an answer for each, in their order.
   * @throws the server's error (with its code) when nothing was written; any other error leaves the outcome unknown.
   */
  async send(batch: readonly WaitingAppend[]): Promise<readonly AppendAnswer[]> {
    const client = this.client ?? (await this.connect());
    const { answers, ...query } = appendQuery(batch);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.drop(client);
        reject(new Error('the database did not answer in time'));
      }, this.answerWithinMs);
      // The callback form saves the promises and stack traces that pg would make for each batch.
      const answered = (error: Error | null, result?: { readonly rows: unknown[] }): void => {
        clearTimeout(late);
        const row = result?.rows[0];
        if (error !== null || row === undefined) reject(error ?? new Error('no answer'));
        else resolve(answers(row as readonly unknown[]));
      };
      client.query({ rowMode: 'array', ...query }, answered);
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
