import { type Pool } from 'pg';
import { type EventFeed, type FeedPage, type RecordedEvent } from '@app/event-store';
import { type Automation } from '../automation';
import { FeedLoop, type FeedWork, type LoopTools, type Readiness } from '../feed-loop';
import { failureOf, HELD_BACK, type ParkedEvent, UNKNOWN_TYPE } from '../fold-page';
import { type Checkpoint, lockCheckpoint, moveCheckpoint, openCheckpoint, resetCheckpoint } from './checkpoints';
import { inTransaction } from './in-transaction';
import { isOutage } from './outage';
import { heldStreams, park, parkedPositions, parkedTypes } from './parked-events';

export interface AutomationRunnerTools extends LoopTools {
  readonly pool: Pool;
  /** Whether this release can read events of that stored name. */
  readonly knows: (type: string) => boolean;
}

/** Events between two checkpoints: so many may be delivered again after a crash. */
const PAGE = 200;
/** Waits before an event is tried again; after the last it is parked. */
const BACK_OFF_MS = [50, 250, 1_000, 4_000] as const;
/** During an outage an event is tried again so often, for as long as it takes. */
const OUTAGE_MS = 2_000;
/** Automations have no cards to rebuild. */
const VERSION = 1;

/** Delivers the log to one automation, at least once and in order, on one process at a time. */
export class AutomationRunner {
  private readonly loop: FeedLoop;

  constructor(automation: Automation, tools: AutomationRunnerTools) {
    this.loop = new FeedLoop(new AutomationWork(automation, tools), tools);
  }

  start(): void {
    this.loop.start();
  }

  /** Finishes the reaction in hand. */
  stop(): Promise<void> {
    return this.loop.stop();
  }
}

const standsAlone = ({ alone = [] }: Automation, { type }: RecordedEvent): boolean =>
  alone.some((prefix) => type.startsWith(prefix));

class AutomationWork implements FeedWork {
  readonly pageSize = PAGE;
  readonly name: string;
  readonly prefixes: readonly string[];
  private checkpoint: Checkpoint | undefined;
  private held: ReadonlySet<string> = new Set();

  constructor(
    private readonly automation: Automation,
    private readonly tools: AutomationRunnerTools,
  ) {
    this.name = automation.name;
    this.prefixes = automation.prefixes;
  }

  /** What was parked because its shape was not known is delivered by the first release that knows it. */
  async prepare(): Promise<Readiness> {
    const { automation, name, tools } = this;
    if ((await parkedTypes(tools.pool, name, UNKNOWN_TYPE)).some(tools.knows)) await redeliverParked(automation, tools);
    return 'ready';
  }

  async load(): Promise<bigint> {
    this.checkpoint = await openCheckpoint(this.tools.pool, this.name, VERSION);
    this.held = await heldStreams(this.tools.pool, this.name, this.automation.alone);
    return this.checkpoint.position;
  }

  async take({ events, upTo }: FeedPage, stop: AbortSignal): Promise<bigint> {
    const from = this.checkpoint;
    if (from === undefined) throw new Error('load the checkpoint first');
    const held = new Set(this.held);
    const parked: ParkedEvent[] = [];
    let done = from.position;
    for (const event of events) {
      const failure = held.has(event.stream) ? HELD_BACK : await this.deliver(event, stop);
      if (failure === 'stopped') break;
      if (failure !== undefined) {
        parked.push({ event, failure });
        if (!standsAlone(this.automation, event)) held.add(event.stream);
      }
      done = event.position;
    }
    const to = stop.aborted ? done : upTo;
    await inTransaction(this.tools.pool, async (tx) => {
      await moveCheckpoint(tx, this.name, from, to);
      await park(tx, this.name, parked, BACK_OFF_MS.length + 1);
    });
    this.checkpoint = { ...from, position: to };
    this.held = held;
    for (const { event, failure } of parked)
      this.tools.report({ feed: this.name, what: 'parked', stream: event.stream, position: event.position, failure });
    return to;
  }

  /** @returns why the event is to be parked; undefined when it was reacted to; 'stopped' when it was not and time is up. */
  private async deliver(event: RecordedEvent, stop: AbortSignal): Promise<string | undefined> {
    if (!this.tools.knows(event.type)) return UNKNOWN_TYPE;
    for (let attempt = 0; ;) {
      if (stop.aborted) return 'stopped';
      try {
        await this.automation.react(event);
        return undefined;
      } catch (error) {
        const failure = failureOf(error);
        if (isOutage(error)) {
          this.tools.report({ feed: this.name, what: 'failed', failure });
          await this.tools.pause(OUTAGE_MS, stop);
          continue;
        }
        const wait = BACK_OFF_MS[attempt];
        if (wait === undefined) return failure;
        await this.tools.pause(wait, stop);
        attempt += 1;
      }
    }
  }
}

/** What became of the parked events of a feed. */
export interface Replayed {
  readonly applied: number;
  readonly left: number;
}

/**
 * Delivers what an automation has put aside once more, in order. A stream is let go as soon as nothing of it is left; one that
 * fails again stays held back from there.
 */
export const redeliverParked = async (
  automation: Automation,
  { pool, feed, knows }: Pick<AutomationRunnerTools, 'pool' | 'feed' | 'knows'>,
): Promise<Replayed> => {
  const { name, prefixes } = automation;
  const tried = new Set<bigint>();
  const failed = new Set<string>();
  let applied = 0;
  // More may be parked behind the last of a stream while it is delivered: look until there is nothing new.
  for (;;) {
    const next = (await parkedPositions(pool, name)).find((position) => !tried.has(position));
    if (next === undefined) return { applied, left: (await parkedPositions(pool, name)).length };
    tried.add(next);
    const event = await eventAt(feed, next, prefixes);
    if (event === undefined || failed.has(event.stream)) continue;
    const failure = knows(event.type) ? await failureOfReaction(automation, event) : UNKNOWN_TYPE;
    if (failure === undefined) applied += 1;
    else if (!standsAlone(automation, event)) failed.add(event.stream);
    await inTransaction(pool, async (tx) => {
      const checkpoint = await lockCheckpoint(tx, name);
      if (checkpoint === undefined) throw new Error(`${name} has never run`);
      if (failure === undefined) {
        await tx.query('DELETE FROM feeds.parked WHERE name = $1 AND position = $2', [name, next]);
        // By the new epoch the runner learns that the stream may be free again.
        await resetCheckpoint(tx, name, checkpoint);
      } else await park(tx, name, [{ event, failure }], 1);
    });
  }
};

const failureOfReaction = async (automation: Automation, event: RecordedEvent): Promise<string | undefined> => {
  try {
    await automation.react(event);
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
};

const eventAt = async (
  feed: EventFeed,
  position: bigint,
  prefixes: readonly string[],
): Promise<RecordedEvent | undefined> => {
  for await (const { events } of feed.after(position - 1n, { prefixes, pageSize: 1 }))
    return events.find((event) => event.position === position);
  return undefined;
};
