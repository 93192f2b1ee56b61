import { type Pool } from 'pg';
import { type Refusal, refuse } from '@app/kernel';
import { type Pause, realPause } from './pause';

/** A reaction rests on a read model that does not show its event yet: it is tried again for as long as that takes. */
export class ReadModelBehind extends Error {
  override readonly name = 'ReadModelBehind';
  constructor() {
    super('a read model does not show this event yet');
  }
}

interface Waiter {
  readonly name: string;
  readonly atLeast: bigint;
  readonly done: () => void;
}

const LOOK_AGAIN_MS = 20;

/**
 * Read-your-writes: waits until a projection has taken in the log up to a position. Runners of this process tell at once;
 * for those of another process the checkpoint is looked up, by one query for all who wait.
 */
export class ReadPositions {
  private readonly known = new Map<string, bigint>();
  private readonly waiters = new Set<Waiter>();
  private looking = false;

  constructor(
    private readonly database: Pick<Pool, 'query'>,
    private readonly pause: Pause = realPause,
  ) {}

  /**
   * @param name of the projection; `atLeast` is the `position` that the answer to a command carried.
   * @returns undefined as soon as the read model holds it, or the refusal `read-model-behind` after `timeoutMs`.
   */
  async reached(name: string, atLeast: bigint, timeoutMs = 2_000): Promise<Refusal<'read-model-behind'> | undefined> {
    if ((this.known.get(name) ?? -1n) >= atLeast) return undefined;
    const there = new AbortController();
    const waiter: Waiter = { name, atLeast, done: () => there.abort() };
    this.waiters.add(waiter);
    void this.look();
    await this.pause(timeoutMs, there.signal);
    this.waiters.delete(waiter);
    return there.signal.aborted
      ? undefined
      : refuse('read-model-behind', 'this view does not show your change yet: try again shortly');
  }

  /** @returns how far a projection is known to be in this process; undefined before anybody said or asked. */
  position(name: string): bigint | undefined {
    return this.known.get(name);
  }

  /** Said by a runner of this process after each commit. */
  moved(name: string, position: bigint): void {
    if ((this.known.get(name) ?? -1n) < position) this.known.set(name, position);
    for (const waiter of this.waiters) if (waiter.name === name && waiter.atLeast <= position) waiter.done();
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    while (this.waiters.size > 0) {
      const names = [...new Set([...this.waiters].map(({ name }) => name))];
      for (const { name, position } of await this.stored(names)) this.moved(name, BigInt(position));
      await this.pause(LOOK_AGAIN_MS);
    }
    this.looking = false;
  }

  private async stored(names: readonly string[]): Promise<readonly { name: string; position: string }[]> {
    try {
      const { rows } = await this.database.query<{ name: string; position: string }>(
        'SELECT name, position FROM feeds.checkpoint WHERE name = ANY($1)',
        [names],
      );
      return rows;
    } catch {
      return []; // The database does not answer: look again, until those who wait time out.
    }
  }
}
