import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { Listening } from '@app/database';

const CHANNEL = 'teamaround_log';
/** Batches within this time share one NOTIFY: a transaction with a NOTIFY takes a lock of the whole server when it commits. */
const GATHER_MS = 20;

/**
 * Says that something was appended: in this process at once, to other processes by a gathered NOTIFY that is never part of
 * an append. Best effort by nature; whoever must not miss anything also looks from time to time.
 */
export class AppendedSignal {
  private readonly listeners = new Set<() => void>();
  private readonly self = randomUUID();
  private gathering: NodeJS.Timeout | undefined;
  private readonly others: Listening;
  private started = false;
  private closed = false;

  constructor(
    private readonly pool: pg.Pool,
    connection: pg.ClientConfig,
  ) {
    this.others = new Listening(connection, CHANNEL, (teller) => {
      if (teller !== this.self) this.wake();
    });
  }

  /** Our own batch is durable. */
  raise(): void {
    this.wake();
    if (this.closed) return;
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      void this.tellOthers();
    }, GATHER_MS);
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    if (!this.started) {
      this.started = true;
      void this.others.start();
    }
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.gathering !== undefined) {
      clearTimeout(this.gathering);
      await this.tellOthers();
    }
    await this.others.stop();
  }

  private wake(): void {
    for (const listener of this.listeners) listener();
  }

  private async tellOthers(): Promise<void> {
    // Lost: others find out when they look.
    await this.pool.query('SELECT pg_notify($1, $2)', [CHANNEL, this.self]).catch(() => undefined);
  }
}
