import { type ChainedEvent, type Link, linkAfter, type LogChain, type LogEnd, NO_LINK } from './chain';
import { type EventFeed, type FeedPage, type RecordedEvent } from './ports';
import { type NotedLog } from './verify-chain';

/** A link that is kept beside the log: what it covers, and how far each stream reached that it covers something of. */
export interface KeptLink extends LogEnd {
  /** Where the link before ends; 0 for the first. */
  readonly after: bigint;
  readonly streams: ReadonlyMap<string, bigint>;
}

/** Where a subscription keeps its links. Links are only ever added. */
export interface LinkSink {
  /** @returns whether it was added: not when the last link that is kept does not end at `after`, because another was faster. */
  add(link: KeptLink): Promise<boolean>;
  /** All links, the oldest first. */
  links(): Promise<readonly KeptLink[]>;
}

/** The feed left something out, or the log lacks it: nothing is chained until it is there. Holds nothing of what an event says. */
export class LogHasGap extends Error {
  override readonly name = 'LogHasGap';
  constructor(stream: string, wanted: bigint, { revision, position }: RecordedEvent) {
    super(`${stream} goes on at position ${position} with revision ${revision}, and revision ${wanted} was not seen`);
  }
}

/** The log does not hold any more what the last link covers. */
export class ChainedLogReplaced extends Error {
  override readonly name = 'ChainedLogReplaced';
  constructor(position: bigint) {
    super(`The log is not the one that was chained up to position ${position}: it was cut off, changed or replaced.`);
  }
}

const USUAL_BATCH = 2_000;
const POLL_MS = 1_000;

/** All of an event but its position, as one part; two events never come to the same. */
const saidOf = ({ revision, id, type, data, subject, sealed, meta, stream }: RecordedEvent): readonly [string] => [
  JSON.stringify([String(revision), id, type, data, subject ?? null, sealed ?? null, meta, stream]),
];

/** What is known of the links that are kept. */
interface Known {
  readonly byPosition: Map<bigint, KeptLink>;
  readonly streams: Map<string, bigint>;
  last: KeptLink | undefined;
}

const learn = (known: Known, link: KeptLink): void => {
  known.byPosition.set(link.position, link);
  for (const [stream, revision] of link.streams) known.streams.set(stream, revision);
  known.last = link;
};

/**
 * The chain of a log whose engine cannot work it out while it appends. A subscription reads the log in its order, links each page to the
 * one before, and keeps the links in a place of their own. It needs no more of the engine than `EventFeed` promises. It covers what an
 * event says as the engine gives it back, not the engine's own bytes, and follows the log: what was appended and is not chained yet can
 * still be changed unseen.
 */
export class FollowedChain implements LogChain {
  private known: Promise<Known> | undefined;
  private following: Promise<LogEnd | undefined> = Promise.resolve(undefined);
  private waiting: Promise<LogEnd | undefined> | undefined;
  private compared = false;

  /** @param batchSize most events under one link; at most what a page of the feed may hold. */
  constructor(
    private readonly feed: EventFeed,
    private readonly sink: LinkSink,
    private readonly batchSize = USUAL_BATCH,
  ) {}

  /**
   * Chains what was appended since the last link. What is delivered again is left out; several may follow one log, and one of them adds each link.
   * @returns where the chain ends now.
   * @throws LogHasGap when a stream goes on without the event before, ChainedLogReplaced when the log is not the one that was chained.
   * Either way nothing was added, and the next call tries again from the last link.
   */
  follow(): Promise<LogEnd | undefined> {
    // Whoever asks while one is at work waits for the next, which sees everything that was there when they asked.
    this.waiting ??= this.following
      .catch(() => undefined)
      .then(() => {
        this.waiting = undefined;
        this.following = this.chainOn();
        return this.following;
      });
    return this.waiting;
  }

  /**
   * Follows the log from now on: soon after each append, and from time to time.
   * @param options.failed is told why a batch could not be chained; it is tried again.
   * @returns how to stop; resolves when nothing is at work any more.
   */
  start({ failed, everyMs = POLL_MS }: { readonly failed: (error: unknown) => void; readonly everyMs?: number }) {
    const wake = (): void => void this.follow().catch(failed);
    const unlisten = this.feed.onAppended(wake);
    const timer = setInterval(wake, everyMs);
    wake();
    return async (): Promise<void> => {
      unlisten();
      clearInterval(timer);
      await (this.waiting ?? this.following).catch(() => undefined);
    };
  }

  /** The log as far as it is chained. */
  async *chained(): AsyncIterable<readonly ChainedEvent[]> {
    const { byPosition, last } = await this.learned();
    if (last === undefined) return;
    for await (const { events, upTo } of this.onceEach(0n)) {
      const page = events
        .filter(({ position }) => position <= last.position)
        .map((event) => {
          const { position, stream, revision, type } = event;
          return { position, stream, revision, type, said: saidOf(event), link: byPosition.get(position)?.link };
        });
      if (page.length > 0) yield page;
      if (upTo >= last.position) return;
    }
  }

  /** @returns where the chain ends, which follows the end of the log. */
  async end(): Promise<LogEnd | undefined> {
    const { last } = await this.learned();
    return last === undefined ? undefined : { position: last.position, link: last.link };
  }

  /** @returns the link that was kept for that position, as long as the log still says what it covers. */
  async linkAt(position: bigint): Promise<Link | undefined> {
    return this.standing(await this.learned(), position);
  }

  /** @returns what the links tell about the log: with it, `verifyChain` names a cut end and lost streams. */
  async noted(): Promise<NotedLog> {
    const { last, streams } = await this.learned();
    return { ends: last === undefined ? [] : [{ position: last.position, link: last.link }], streams };
  }

  private async chainOn(): Promise<LogEnd | undefined> {
    for (;;) {
      const known = await this.learned();
      await this.requireSameLog(known);
      if (await this.chainPages(known)) return this.end();
      this.known = undefined;
    }
  }

  /** At the start by what the last link covers, later by how far the log reaches. */
  private async requireSameLog(known: Known): Promise<void> {
    const { last } = known;
    if (last === undefined) return;
    const same = this.compared
      ? (await this.feed.head()) >= last.position
      : (await this.standing(known, last.position)) !== undefined;
    if (!same) throw new ChainedLogReplaced(last.position);
    this.compared = true;
  }

  /** @returns whether all that is there is chained; false when somebody else added a link meanwhile. */
  private async chainPages(known: Known): Promise<boolean> {
    for await (const { events } of this.onceEach(known.last?.position ?? 0n)) {
      const link = linkOf(known, events);
      if (link === undefined) continue;
      if (!(await this.sink.add(link))) return false;
      learn(known, link);
    }
    return true;
  }

  private async standing({ byPosition }: Known, position: bigint): Promise<Link | undefined> {
    const kept = byPosition.get(position);
    if (kept === undefined) return undefined;
    const said: (readonly string[])[] = [];
    for await (const { events, upTo } of this.onceEach(kept.after)) {
      said.push(...events.filter((event) => event.position <= position).map(saidOf));
      if (upTo >= position) break;
    }
    return linkAfter(byPosition.get(kept.after)?.link ?? NO_LINK, said) === kept.link ? kept.link : undefined;
  }

  /** The pages after a position without what was delivered before: an engine may deliver at least once. */
  private async *onceEach(after: bigint): AsyncIterable<FeedPage> {
    let seen = after;
    for await (const { events, upTo } of this.feed.after(after, { pageSize: this.batchSize })) {
      const fresh: RecordedEvent[] = [];
      for (const event of events)
        if (event.position > seen) {
          fresh.push(event);
          seen = event.position;
        }
      yield { events: fresh, upTo };
    }
  }

  private learned(): Promise<Known> {
    this.known ??= this.sink.links().then(
      (links) => {
        const known: Known = { byPosition: new Map(), streams: new Map(), last: undefined };
        for (const link of links) learn(known, link);
        return known;
      },
      (error: unknown) => {
        this.known = undefined;
        throw error;
      },
    );
    return this.known;
  }
}

/** @returns the link over a page that goes on from the last link; undefined for an empty one. @throws LogHasGap */
const linkOf = ({ last, streams }: Known, events: readonly RecordedEvent[]): KeptLink | undefined => {
  const end = events[events.length - 1];
  if (end === undefined) return undefined;
  const reached = new Map<string, bigint>();
  for (const event of events) {
    const wanted = (reached.get(event.stream) ?? streams.get(event.stream) ?? -1n) + 1n;
    if (event.revision !== wanted) throw new LogHasGap(event.stream, wanted, event);
    reached.set(event.stream, event.revision);
  }
  const link = linkAfter(last?.link ?? NO_LINK, events.map(saidOf));
  return { after: last?.position ?? 0n, position: end.position, link, streams: reached };
};
