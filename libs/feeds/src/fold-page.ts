import { type RecordedEvent } from '@app/event-store';
import { type Card, type Projection } from './projection';

/** An event put aside: it could not be applied, or it came after one of its stream that could not. */
export interface ParkedEvent {
  readonly event: RecordedEvent;
  /** Kind of failure, never a message: messages may quote the record. */
  readonly failure: string;
}

/** A state that a card took on at a position; without a card: it was removed there. */
export interface CardState {
  readonly at: bigint;
  readonly card: Card | undefined;
}

export interface FoldedPage {
  /** Per card that changed: every state it took on in this page, in order. */
  readonly changes: ReadonlyMap<string, readonly CardState[]>;
  readonly parked: readonly ParkedEvent[];
  /** Streams held back after this page. */
  readonly held: ReadonlySet<string>;
}

/** Why an event was parked that itself has no fault. */
export const HELD_BACK = 'held-back';
/** The stored name is of no shape that this release knows. */
export const UNKNOWN_TYPE = 'unknown-type';

/** A failure as a word that may be stored and shown: the kind of error, not what it says. */
export const failureOf = (error: unknown): string =>
  error instanceof Error && /^[A-Za-z][\w-]{0,60}$/.test(error.name) ? error.name : 'Error';

/** A projection gave a card another key than it was asked for, or a column a value that it cannot hold. */
class MisfitCard extends Error {
  constructor(column: string) {
    super();
    this.name = `misfit-${column}`;
  }
}

/** What the fold needs of a projection, and of what surrounds it. */
export interface Folding {
  readonly projection: Pick<Projection, 'keysOf' | 'apply' | 'table'>;
  /** Whether this release can read events of that stored name. */
  readonly knows: (type: string) => boolean;
  /** The column of a card whose value does not fit it. */
  readonly misfit: (card: Card) => string | undefined;
}

/** The events of a page, each with the keys of its cards, or why they could not be told. */
export interface KeyedEvent {
  readonly event: RecordedEvent;
  readonly keys: readonly string[];
  readonly failure: string | undefined;
}

const none: readonly string[] = [];

/** First pass: whom each event concerns, so that all cards can be fetched at once. Never throws. */
export const keyEvents = (
  { projection, knows }: Pick<Folding, 'projection' | 'knows'>,
  events: readonly RecordedEvent[],
): readonly KeyedEvent[] =>
  events.map((event) => {
    if (!knows(event.type)) return { event, keys: none, failure: UNKNOWN_TYPE };
    try {
      const keys = projection.keysOf(event);
      return { event, keys: keys.length < 2 ? keys : [...new Set(keys)], failure: undefined };
    } catch (error) {
      return { event, keys: none, failure: failureOf(error) };
    }
  });

/**
 * Second pass: folds the events onto the cards. An event that throws changes nothing and is parked, and with it all that its
 * stream says after it; the others go on. Never throws.
 * @param cards as they were before the page, by key; a missing one does not exist.
 * @param held streams held back so far.
 */
export const foldPage = (
  { projection, misfit }: Folding,
  events: readonly KeyedEvent[],
  cards: ReadonlyMap<string, Card>,
  held: ReadonlySet<string>,
): FoldedPage => {
  const changes = new Map<string, CardState[]>();
  const parked: ParkedEvent[] = [];
  const holding = new Set(held);
  const keyColumn = projection.table.key;
  const now = (key: string): Card | undefined => {
    const states = changes.get(key);
    return states === undefined ? cards.get(key) : states[states.length - 1]?.card;
  };
  const park = (event: RecordedEvent, failure: string): void => {
    parked.push({ event, failure });
    holding.add(event.stream);
  };
  for (const { event, keys, failure } of events) {
    if (holding.has(event.stream)) park(event, HELD_BACK);
    else if (failure !== undefined) park(event, failure);
    else {
      try {
        // All cards of the event first: if one of them fails, none has changed.
        const after = keys.map((key) => {
          const before = now(key);
          const card = projection.apply(before, event, key);
          if (card !== undefined && card !== before) {
            const column = card[keyColumn] === key ? misfit(card) : keyColumn;
            if (column !== undefined) throw new MisfitCard(column);
          }
          return { key, before, card };
        });
        for (const { key, before, card } of after) {
          if (card === before) continue;
          const states = changes.get(key);
          if (states === undefined) changes.set(key, [{ at: event.position, card }]);
          else states.push({ at: event.position, card });
        }
      } catch (error) {
        park(event, failureOf(error));
      }
    }
  }
  return { changes, parked, held: holding };
};
