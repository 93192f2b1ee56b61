import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { sqlStateOf } from '@app/database';
import { type AppendOutcome, type Expected, type NewEvent, NotStorable, StoreBusy, StoreUnavailable } from '../ports';
import { type AppendAnswer } from './append-query';
import { WaitingAppend } from './waiting-append';
import { type WriterConnection } from './writer-connection';

export interface GroupCommitLimits {
  /** Appends, and characters of events, in one batch. */
  readonly batchAppends: number;
  readonly batchSize: number;
  /** What may wait before a further append is turned away. */
  readonly waitingAppends: number;
  readonly waitingSize: number;
  /** How long an append is tried before its outcome is reported as unknown. */
  readonly giveUpAfterMs: number;
}

/** What a batch is sent by. */
export type Writer = Pick<WriterConnection, 'send' | 'close'>;

/**
 * What a batch may take, alone or behind another, where a commit is quick. With a slower disk a second batch in flight only
 * makes two half-full batches of one full one, for they commit one after another anyway.
 */
const QUICK_BATCH_MS = 3;
const QUICK_EVENT_MS = 0.04;
/** How much the last batch counts in the moving average. */
const LAST_BATCH = 0.1;

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

/**
 * Gathers the appends of this process into batches, each one transaction. With nothing in flight an append goes out at once;
 * what comes while a batch is in flight goes with the next, or on a further connection while batches have been quick.
 * A batch holds at most one append of a stream, sorted by stream.
 */
export class GroupCommit {
  private waiting: WaitingAppend[] = [];
  private waitingSize = 0;
  private readonly inFlight = new Set<string>();
  private readonly idle: Writer[];
  /** By how much batches took longer than quick ones may, on average; below 0: shorter. */
  private slowBy = 0;
  private scheduled = false;
  private closed = false;
  private drained: (() => void) | undefined;

  constructor(
    private readonly connections: readonly Writer[],
    private readonly limits: GroupCommitLimits,
    /** Called after something was written. */
    private readonly onWritten: () => void,
    /** Milliseconds, as `performance.now()`. */
    private readonly now: () => number = () => performance.now(),
  ) {
    this.idle = [...connections];
  }

  /** @throws StoreBusy, StoreUnavailable, NotStorable, RangeError (nothing to append) */
  append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      if (this.closed) throw new StoreUnavailable();
      if (this.waiting.length >= this.limits.waitingAppends || this.waitingSize >= this.limits.waitingSize)
        throw new StoreBusy();
      const until = this.now() + this.limits.giveUpAfterMs;
      const append = new WaitingAppend(stream, events, expected, until, resolve, reject);
      this.waiting.push(append);
      this.waitingSize += append.size;
      if (this.mayFly()) this.schedule();
    });
  }

  /** Takes no more, and waits until everything that waits is answered. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.waiting.length > 0 || this.idle.length < this.connections.length)
      await new Promise<void>((resolve) => {
        this.drained = resolve;
      });
    await Promise.all(this.connections.map((connection) => connection.close()));
  }

  /** After the present wave of promises has settled, so that all who append in it go together; no timer, no delay. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    process.nextTick(this.pump);
  }

  private readonly pump = (): void => {
    this.scheduled = false;
    while (this.mayFly() && this.waiting.length > 0) {
      const batch = this.take();
      // What waited has expired, or waits for its stream: nobody lands for it.
      if (batch.length === 0) break;
      const connection = this.idle.pop() as Writer;
      void this.fly(connection, batch).finally(() => {
        for (const { stream } of batch) this.inFlight.delete(stream);
        this.idle.push(connection);
        queueMicrotask(this.landed);
      });
    }
    this.settleClose();
  };

  private mayFly(): boolean {
    return this.idle.length === this.connections.length || (this.idle.length > 0 && this.slowBy < 0);
  }

  private readonly landed = (): void => {
    if (this.waiting.length > 0) this.schedule();
    else this.settleClose();
  };

  private settleClose(): void {
    if (this.waiting.length === 0 && this.idle.length === this.connections.length) this.drained?.();
  }

  private take(): WaitingAppend[] {
    const batch: WaitingAppend[] = [];
    const rest: WaitingAppend[] = [];
    const now = this.now();
    let size = 0;
    for (const append of this.waiting) {
      if (append.until < now) {
        this.waitingSize -= append.size;
        append.reject(new StoreUnavailable());
        continue;
      }
      const fits =
        batch.length < this.limits.batchAppends && (size === 0 || size + append.size <= this.limits.batchSize);
      if (!fits || this.inFlight.has(append.stream)) {
        rest.push(append);
        continue;
      }
      this.inFlight.add(append.stream);
      batch.push(append);
      size += append.size;
    }
    this.waiting = rest;
    this.waitingSize -= size;
    return batch.sort((a, b) => (a.stream < b.stream ? -1 : 1));
  }

  /** Sees a batch through to an answer for each member. */
  private async fly(connection: Writer, batch: readonly WaitingAppend[]): Promise<void> {
    let members = batch;
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      const sent = this.now();
      const answers = await connection.send(members).catch((error: unknown) => ({ error }));
      if (!('error' in answers)) {
        this.timed(members, this.now() - sent);
        this.settle(members, answers);
        return;
      }
      const { error } = answers;
      const fault = faultOf(error);
      if (fault !== 'passing' && members.length > 1) {
        // Nothing was written. One of them is to blame: the others must not suffer for it.
        for (const member of members) await this.fly(connection, [member]);
        return;
      }
      if (fault === 'content') {
        for (const { reject } of members) reject(new NotStorable({ cause: error }));
        return;
      }
      const now = this.now() + wait;
      const late = members.filter(({ until }) => fault === 'setup' || until < now);
      for (const { reject } of late) reject(new StoreUnavailable({ cause: error }));
      if (late.length === members.length) return;
      members = members.filter((member) => !late.includes(member));
      // The outcome may be unknown. The same event ids again at the same place are answered as the first time.
      await pause(wait);
    }
  }

  private timed(batch: readonly WaitingAppend[], ms: number): void {
    const events = batch.reduce((sum, append) => sum + append.events.length, 0);
    this.slowBy += (ms - QUICK_BATCH_MS - events * QUICK_EVENT_MS - this.slowBy) * LAST_BATCH;
  }

  private settle(batch: readonly WaitingAppend[], answers: readonly AppendAnswer[]): void {
    let wrote = false;
    for (const [index, { last, position }] of answers.entries()) {
      const { after, events, resolve } = batch[index] as WaitingAppend;
      if (position === null) resolve({ appended: false, revision: last < 0 ? undefined : BigInt(last) });
      else {
        wrote = true;
        const revision = BigInt(after + events.length);
        resolve({ appended: true, revision, position: BigInt(position), repeated: last !== after });
      }
    }
    if (wrote) this.onWritten();
  }
}

/**
 * What a failed statement tells, by PostgreSQL's error classes.
 * - content: data (22), constraint (23) or size (54) of what was sent
 * - passing: everything that another try may cure: a lost connection (no code, 08), conflict between transactions (40), resources (53),
 *   locks (55), an operator or a restart (57), a server that only reads for now (25), a broken disk (58)
 * - setup: anything else, such as a missing function or permission: trying again is useless
 */
const faultOf = (error: unknown): 'content' | 'passing' | 'setup' => {
  const code = sqlStateOf(error);
  if (code === undefined) return 'passing';
  if (/^(22|23|54)/.test(code)) return 'content';
  return /^(08|25|40|53|55|57|58)/.test(code) ? 'passing' : 'setup';
};
