import {
  type AppendOutcome,
  type EventFeed,
  type EventStore,
  type Expected,
  type FeedOptions,
  type FeedPage,
  type NewEvent,
  type RecordedEvent,
} from '../ports';

/** The whole log in one process's memory: for tests of rooms that need no database. Passes the same contract as the others. */
export class InMemoryEventStore implements EventStore, EventFeed {
  private readonly log: RecordedEvent[] = [];
  private readonly streams = new Map<string, RecordedEvent[]>();
  private readonly listeners = new Set<() => void>();

  read(stream: string, after = -1n): Promise<readonly RecordedEvent[]> {
    return Promise.resolve((this.streams.get(stream) ?? []).filter((event) => event.revision > after));
  }

  append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendOutcome> {
    if (events.length === 0) return Promise.reject(new RangeError('nothing to append'));
    const past = this.streams.get(stream) ?? [];
    const at = expected === 'no-stream' ? 0 : Number(expected) + 1;
    const landed = events.every((event, index) => past[at + index]?.id === event.id);
    const last = past[past.length - 1];
    if (landed) {
      const end = past[at + events.length - 1] as RecordedEvent;
      return Promise.resolve({ appended: true, revision: end.revision, position: end.position, repeated: true });
    }
    if (past.length !== at) return Promise.resolve({ appended: false, revision: last?.revision });
    for (const event of events) {
      const recorded = structuredClone({
        ...event,
        stream,
        revision: BigInt(past.length),
        position: BigInt(this.log.length + 1),
      });
      past.push(recorded);
      this.log.push(recorded);
    }
    this.streams.set(stream, past);
    for (const listener of this.listeners) listener();
    const [revision, position] = [BigInt(past.length - 1), BigInt(this.log.length)];
    return Promise.resolve({ appended: true, revision, position, repeated: false });
  }

  async *after(position: bigint, { prefixes = [], pageSize = 2000 }: FeedOptions = {}): AsyncIterable<FeedPage> {
    for (let at = Number(position); at < this.log.length;) {
      const page = this.log.slice(at, at + pageSize);
      // By what was there, not by the size: the log may have grown when the next page is asked for.
      at += page.length;
      const events =
        prefixes.length === 0 ? page : page.filter(({ type }) => prefixes.some((prefix) => type.startsWith(prefix)));
      yield await Promise.resolve({ events, upTo: BigInt(at) });
    }
  }

  head(): Promise<bigint> {
    return Promise.resolve(BigInt(this.log.length));
  }

  onAppended(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
