import { randomUUID } from 'node:crypto';
import pg from 'pg';

const CHANNEL = 'teamaround_log';
/** Batches within this time share one NOTIFY: a transaction with a NOTIFY takes a lock of the whole server when it commits. */
const GATHER_MS = 20;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Says that something was appended: in this process at once, to other processes by a gathered NOTIFY that is never part of
 * an append. Best effort by nature; whoever must not miss anything also looks from time to time.
 */
export class AppendedSignal {
  private readonly listeners = new Set<() => void>();
  private readonly self = randomUUID();
  private gathering: NodeJS.Timeout | undefined;
  private hearing: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private started = false;
  private closed = false;

  constructor(
    private readonly pool: pg.Pool,
    private readonly connection: pg.ClientConfig,
  ) {}

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
      void this.hear(FIRST_PAUSE_MS);
    }
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    if (this.gathering !== undefined) {
      clearTimeout(this.gathering);
      await this.tellOthers();
    }
    await this.hearing?.end().catch(() => undefined);
  }

  private wake(): void {
    for (const listener of this.listeners) listener();
  }

  private async tellOthers(): Promise<void> {
    // Lost: others find out when they look.
    await this.pool.query('SELECT pg_notify($1, $2)', [CHANNEL, this.self]).catch(() => undefined);
  }

  /** Holds a listening connection, and makes another whenever it is lost. */
  private async hear(pause: number): Promise<void> {
    if (this.closed) return;
    const client = new pg.Client(this.connection);
    let over = false;
    const again = (): void => {
      if (over) return;
      over = true;
      void client.end().catch(() => undefined);
      if (this.closed) return;
      this.retry = setTimeout(() => void this.hear(Math.min(pause * 2, LONGEST_PAUSE_MS)), pause);
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ payload }) => {
      if (payload !== this.self) this.wake();
    });
    this.hearing = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      pause = FIRST_PAUSE_MS;
      // Whatever came while nobody was listening.
      this.wake();
    } catch {
      again();
    }
  }
}
