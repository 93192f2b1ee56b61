import { type Pause } from './pause';

/** A bell that is never missed: rung while nobody waits, the next wait ends at once. */
export class Wake {
  private rung = false;
  private waiting: AbortController | undefined;

  constructor(private readonly pause: Pause) {}

  readonly ring = (): void => {
    this.rung = true;
    this.waiting?.abort();
  };

  /** Before looking for work: what rings from here on counts for the next wait. */
  reset(): void {
    this.rung = false;
  }

  /** Waits until the bell rings, at most so long. */
  async wait(ms: number): Promise<void> {
    if (this.rung) return;
    this.waiting = new AbortController();
    await this.pause(ms, this.waiting.signal);
    this.waiting = undefined;
  }
}
