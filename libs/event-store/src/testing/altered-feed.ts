import { type EventFeed, type FeedOptions, type FeedPage, type RecordedEvent } from '../ports';
import { type Tampering } from './chain-contract';

/** A feed as it would be after something was done to the log, or as a careless engine would deliver it. */
export class AlteredFeed implements EventFeed {
  /** What becomes of the log. */
  alter: (events: readonly RecordedEvent[]) => readonly RecordedEvent[] = (events) => events;
  /** What becomes of each page that is delivered. */
  deliver: (events: readonly RecordedEvent[]) => readonly RecordedEvent[] = (events) => events;

  constructor(private readonly feed: EventFeed) {}

  async *after(position: bigint, { pageSize = 2_000 }: FeedOptions = {}): AsyncIterable<FeedPage> {
    const events = (await this.all()).filter((event) => event.position > position);
    for (let at = 0; at < events.length; at += pageSize) {
      const page = events.slice(at, at + pageSize);
      yield { events: this.deliver(page), upTo: (page[page.length - 1] as RecordedEvent).position };
    }
  }

  async head(): Promise<bigint> {
    return (await this.all()).at(-1)?.position ?? 0n;
  }

  onAppended(listener: () => void): () => void {
    return this.feed.onAppended(listener);
  }

  private async all(): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const page of this.feed.after(0n)) events.push(...page.events);
    return this.alter(events);
  }
}

const other: Readonly<Record<string, (event: RecordedEvent) => Partial<RecordedEvent>>> = {
  stream: ({ stream }) => ({ stream: `${stream}x` }),
  revision: ({ revision }) => ({ revision: revision + 100n }),
  id: () => ({ id: '00000000-0000-4000-8000-000000000000' }),
  type: ({ type }) => ({ type: `${type}x` }),
  data: ({ data }) => ({ data: { ...data, put: 'in' } }),
  subject: ({ subject = '', sealed = 'x' }) => ({ subject: `${subject}x`, sealed }),
  sealed: ({ subject = 'x', sealed = '' }) => ({ subject, sealed: `${sealed}x` }),
  meta: ({ meta }) => ({ meta: { ...meta, recordedAt: '2026-05-05T09:30:00.000Z' } }),
};

/** @returns the log as it is after the tampering. */
export const tampered = (events: readonly RecordedEvent[], change: Tampering): readonly RecordedEvent[] => {
  if (change.does === 'remove-stream') return events.filter(({ stream }) => stream !== change.stream);
  const { at } = change;
  if (change.does === 'cut') return events.slice(0, at);
  if (change.does === 'remove') return events.toSpliced(at, 1);
  const [event, next] = [events[at], events[at + 1]];
  if (event === undefined) return events;
  if (change.does === 'change') return events.with(at, { ...event, ...other[change.field]?.(event) });
  if (next === undefined) return events;
  return events.with(at, { ...next, position: event.position }).with(at + 1, { ...event, position: next.position });
};
