import { createHash, randomUUID } from 'node:crypto';
import { type EventFeed, type EventStore, type NewEvent, type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Card, type CardTable, type Projection } from '../projection';

/**
 * A small read model to try feeds with: one card per family visited. It remembers what a runner must not get wrong: how often
 * each event was applied, and in which order (`trail` is a chain of digests).
 */
export interface VisitCard extends Card {
  readonly family: string;
  readonly visits: number;
  readonly trail: string;
  readonly last_on: string | null;
  readonly position: bigint;
  readonly open: boolean;
  readonly visitors: readonly string[];
  readonly notes: { readonly [code: string]: number };
  readonly heard_at: string;
}

export const visitTable: CardTable = {
  name: 'read.visit_card',
  key: 'family',
  columns: {
    family: 'uuid',
    visits: 'integer',
    trail: 'text',
    last_on: 'date',
    position: 'bigint',
    open: 'boolean',
    visitors: 'text[]',
    notes: 'jsonb',
    heard_at: 'timestamptz',
  },
};
export const visitHistoryTable: CardTable = { ...visitTable, name: 'read.visit_history', versioned: true };

const columns = `family uuid NOT NULL, visits integer NOT NULL CHECK (visits < 1000), trail text NOT NULL, last_on date,
  position bigint NOT NULL, open boolean NOT NULL, visitors text[] NOT NULL, notes jsonb NOT NULL, heard_at timestamptz NOT NULL`;
export const visitTables = `
  CREATE TABLE read.visit_card (${columns}, PRIMARY KEY (family));
  CREATE TABLE read.visit_history (${columns}, known_from bigint NOT NULL, known_to bigint, PRIMARY KEY (family, known_from));
  CREATE UNIQUE INDEX visit_history_current ON read.visit_history (family) WHERE known_to IS NULL;`;

interface Visit {
  readonly on?: string;
  readonly visitor?: string;
  readonly code?: string;
  readonly ends?: boolean;
}

const fold = (
  card: VisitCard | undefined,
  { id, type, data, position, meta }: RecordedEvent,
  key: string,
): VisitCard => {
  const visit = data as Visit;
  if (type === 'visits.unreadable.v1') throw new TypeError('what this event says cannot be understood');
  const code = visit.code ?? 'none';
  return {
    family: key,
    visits: (card?.visits ?? 0) + 1,
    trail: createHash('sha256')
      .update(`${card?.trail ?? ''}${id}`)
      .digest('hex')
      .slice(0, 24),
    last_on: visit.on ?? null,
    position,
    open: visit.ends !== true,
    visitors: [...new Set([...(card?.visitors ?? []), visit.visitor ?? 'nobody'])].sort(),
    notes: { ...card?.notes, [code]: (card?.notes[code] ?? 0) + 1 },
    heard_at: meta.recordedAt,
  };
};

/** The cards of families; `visits.ended.v1` removes the card, `visits.unreadable.v1` cannot be applied. */
export const visitProjection = (changes: Partial<Projection> = {}): Projection => ({
  name: 'visit-card',
  version: 1,
  prefixes: ['visits.'],
  table: visitTable,
  keysOf: ({ stream }) => [streamIdOf(stream)],
  apply: (card, event, key) =>
    event.type === 'visits.ended.v1' ? undefined : fold(card as VisitCard | undefined, event, key),
  ...changes,
});

/** An event of a family's visits, or of another type. */
export const visitEvent = (type = 'visits.made.v1', data: Visit = {}): NewEvent => ({
  id: randomUUID(),
  type,
  data,
  meta: {
    commandId: randomUUID(),
    commandDigest: 'none',
    actor: { practitionerId: randomUUID(), role: 'practitioner', agencyId: randomUUID() },
    recordedAt: '2007-03-01T09:30:00.125Z',
    correlationId: randomUUID(),
    causationId: randomUUID(),
    purpose: 'casework',
    locality: null,
  },
});

/** Appends to the end of a stream, whatever its length. */
export const appendTo = async (store: EventStore, stream: string, ...events: readonly NewEvent[]): Promise<bigint> => {
  for (let expected: bigint | 'no-stream' = 'no-stream'; ;) {
    const outcome = await store.append(stream, events, expected);
    if (outcome.appended) return outcome.position;
    expected = outcome.revision ?? 'no-stream';
  }
};

/** What the cards must say: the log folded from its beginning, event by event. */
export const foldedLog = async (
  feed: EventFeed,
  projection: Projection = visitProjection(),
): Promise<ReadonlyMap<string, Card>> => {
  const cards = new Map<string, Card>();
  for await (const { events } of feed.after(0n, { prefixes: projection.prefixes }))
    for (const event of events)
      for (const key of projection.keysOf(event)) {
        const card = projection.apply(cards.get(key), event, key);
        if (card === undefined) cards.delete(key);
        else cards.set(key, card);
      }
  return cards;
};
