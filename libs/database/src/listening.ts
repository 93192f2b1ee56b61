import pg from 'pg';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Hears what is told on a channel (`NOTIFY`), on a connection of its own that is made again whenever it is lost. What was told
 * meanwhile is lost too: whoever must not miss anything looks for it when told that it may have happened.
 */
export class Listening {
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  /**
   * @param connection how to reach the server.
   * @param heard gets what was told with each notification; undefined once it listens, as something may have been missed.
   */
  constructor(
    private readonly connection: pg.ClientConfig,
    private readonly channel: string,
    private readonly heard: (payload: string | undefined) => void,
  ) {}

  /** Resolves once it listens, or could not yet; then it goes on trying. */
  start(pause = FIRST_PAUSE_MS): Promise<void> {
    return this.stopped ? Promise.resolve() : this.connect(pause);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(pause: number): Promise<void> {
    const client = new pg.Client(this.connection);
    let next = pause;
    let over = false;
    const again = (): void => {
      if (over) return;
      over = true;
      void client.end().catch(() => undefined);
      if (this.stopped) return;
      this.retry = setTimeout(() => void this.start(Math.min(next * 2, LONGEST_PAUSE_MS)), next);
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ payload }) => this.heard(payload));
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(this.channel)}`);
      next = FIRST_PAUSE_MS;
      this.heard(undefined);
    } catch {
      again();
    }
  }
}
