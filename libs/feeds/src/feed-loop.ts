import { type EventFeed, type FeedPage } from '@app/event-store';
import { failureOf } from './fold-page';
import { type Pause } from './pause';
import { CheckpointMoved } from './postgres/checkpoints';
import { type FeedLock, type FeedLocks } from './postgres/feed-locks';
import { Wake } from './wake';

/** What a runner tells those who watch it. Holds nothing from the record. */
export type FeedReport = { readonly feed: string } & (
  | {
      readonly what:
        Exclude<Readiness, 'ready'> | 'running' | 'standing-by' | 'stopped' | 'lock-lost' | 'checkpoint-moved';
    }
  | { readonly what: 'parked'; readonly stream: string; readonly position: bigint; readonly failure: string }
  | { readonly what: 'rebuilding' | 'rebuilt'; readonly version: number }
  | { readonly what: 'failed'; readonly failure: string }
);

/** Whether this process may ask for the lock of a feed. */
export type Readiness = 'ready' | 'newer-release-runs' | 'rebuilt-elsewhere';

/** How long a runner waits for what. */
export interface Rhythm {
  /** Looks for new events this often even when nobody rings. */
  readonly pollMs: number;
  /** Between two looks while events keep coming: lets some gather, so that a busy log is not asked for each of them. */
  readonly breathMs: number;
  /** A standby tries to take over this often. */
  readonly standbyMs: number;
  /** After a failure that is no event's fault, doubled each time up to the last. */
  readonly failureMs: readonly [first: number, last: number];
}
export const usualRhythm: Rhythm = { pollMs: 1_000, breathMs: 10, standbyMs: 1_000, failureMs: [100, 5_000] };

export interface LoopTools {
  readonly feed: EventFeed;
  readonly locks: FeedLocks;
  readonly pause: Pause;
  readonly rhythm: Rhythm;
  readonly report: (report: FeedReport) => void;
}

/** The work of one feed, which the loop brings the pages to. */
export interface FeedWork {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly pageSize: number;
  /** Before the lock is asked for, while another process may still be running the feed. */
  prepare(stop: AbortSignal): Promise<Readiness>;
  /** @returns where to go on from; undefined when this release may not run the feed any more. */
  load(): Promise<bigint | undefined>;
  /**
   * Handles one page, or the first part of it when told to stop. @returns how far it came.
   * @throws CheckpointMoved to be loaded again.
   */
  take(page: FeedPage, stop: AbortSignal): Promise<bigint>;
}

/**
 * Runs one feed: waits for its lock, reads the log from the checkpoint to the head, waits for more. Whatever fails that is
 * no event's fault (database, log) is tried again for as long as it takes.
 */
export class FeedLoop {
  private readonly stopping = new AbortController();
  private readonly wake: Wake;
  private running: Promise<void> | undefined;

  constructor(
    private readonly work: FeedWork,
    private readonly tools: LoopTools,
  ) {
    this.wake = new Wake(tools.pause);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the page in hand, gives back the lock. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    const { feed, pause, rhythm } = this.tools;
    const [first, last] = rhythm.failureMs;
    const stop = this.stopping.signal;
    const silence = feed.onAppended(this.wake.ring);
    let wait = first;
    while (!stop.aborted) {
      try {
        const worked = await this.turn(stop);
        if (worked) wait = first;
        else await pause(rhythm.standbyMs, stop);
      } catch (error) {
        if (!this.stopping.signal.aborted)
          this.tools.report({ feed: this.work.name, what: 'failed', failure: failureOf(error) });
        await pause(wait, stop);
        wait = Math.min(wait * 2, last);
      }
    }
    silence();
    this.say('stopped');
  }

  /** From taking the lock to losing it. @returns false when there was nothing to do here. */
  private async turn(stop: AbortSignal): Promise<boolean> {
    const readiness = await this.work.prepare(stop);
    if (readiness !== 'ready') return this.say(readiness);
    const lock = await this.tools.locks.take(this.work.name);
    if (lock === undefined) return this.say('standing-by');
    try {
      return await this.follow(lock, AbortSignal.any([stop, lock.lost]));
    } finally {
      await lock.release();
    }
  }

  private async follow(lock: FeedLock, over: AbortSignal): Promise<boolean> {
    const { pause, rhythm } = this.tools;
    over.addEventListener('abort', this.wake.ring);
    let position = await this.work.load();
    if (position === undefined) return false;
    this.say('running');
    while (!over.aborted) {
      this.wake.reset();
      try {
        position = await this.drain(position, over);
      } catch (error) {
        if (!(error instanceof CheckpointMoved)) throw error;
        this.tools.report({ feed: this.work.name, what: 'checkpoint-moved' });
        await lock.confirm();
        position = await this.work.load();
        if (position === undefined) return false;
        continue;
      }
      await pause(rhythm.breathMs, over);
      await this.wake.wait(rhythm.pollMs);
    }
    if (lock.lost.aborted) this.say('lock-lost');
    return true;
  }

  /** Reads up to the head; the feed fetches the next page while one is worked on. */
  private async drain(from: bigint, over: AbortSignal): Promise<bigint> {
    const { prefixes, pageSize } = this.work;
    let position = from;
    for await (const page of this.tools.feed.after(from, { prefixes, pageSize })) {
      if (over.aborted) break;
      position = await this.work.take(page, over);
    }
    return position;
  }

  private said: string | undefined;
  /** Reports a change of state, once. */
  private say(what: Exclude<Readiness, 'ready'> | 'running' | 'standing-by' | 'lock-lost' | 'stopped'): false {
    if (this.said !== what) this.tools.report({ feed: this.work.name, what });
    this.said = what;
    return false;
  }
}
