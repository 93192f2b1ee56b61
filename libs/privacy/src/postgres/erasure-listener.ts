import { type Pool } from 'pg';

/** Channel on which every erasure is told, with the subject. */
export const ERASED = 'subject_erased';
/** After a lost connection, listening is tried again this often. */
const RETRY_MS = 1_000;

/** Hears of erasures by all processes, on a connection that it keeps; comes back by itself when the connection is lost. */
export class ErasureListener {
  /** Gives the present connection up; undefined while there is none. */
  private leave: (() => void) | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  /** @param heard gets the subject; undefined when the connection was lost or is new, as some may have been missed. */
  constructor(
    private readonly pool: Pool,
    private readonly heard: (subject: string | undefined) => void,
  ) {}

  /** @throws when there is no connection now. */
  async start(): Promise<void> {
    const client = await this.pool.connect();
    let here = true;
    const leave = (): void => {
      if (!here) return;
      here = false;
      client.removeAllListeners('notification');
      // Closed, not handed on to the next user of the pool: it still listens.
      client.release(true);
    };
    client.on('notification', ({ payload }) => this.heard(payload));
    client.on('error', () => {
      leave();
      if (this.leave !== leave) return;
      this.leave = undefined;
      this.heard(undefined);
      this.startAgainLater();
    });
    try {
      await client.query(`LISTEN ${ERASED}`);
    } catch (error) {
      leave();
      throw error;
    }
    if (this.stopped) {
      leave();
      return;
    }
    this.leave = leave;
    this.heard(undefined);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
    this.leave?.();
    this.leave = undefined;
  }

  private startAgainLater(): void {
    if (this.stopped) return;
    this.retry = setTimeout(() => {
      this.start().catch(() => this.startAgainLater());
    }, RETRY_MS).unref();
  }
}
