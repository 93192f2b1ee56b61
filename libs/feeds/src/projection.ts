import { type RecordedEvent } from '@app/event-store';

/** A value of a card's column. Dates are `YYYY-MM-DD`, positions bigint, ids uuid text, anything nested is json. */
export type CardValue =
  string | number | bigint | boolean | null | readonly unknown[] | Readonly<Record<string, unknown>>;
export type Card = Readonly<Record<string, CardValue>>;

/**
 * A read model, as a pure function over cards. The runner owns batches, transactions, checkpoint, locks and rebuild.
 * One row per card, found by its key.
 */
export interface Projection<C extends Card = Card, Name extends string = string> {
  /** Name of the checkpoint: kebab-case. */
  readonly name: Name;
  /** Raised when the meaning changes: a running version that differs from the stored one is rebuilt. */
  readonly version: number;
  /** Stored-name prefixes it listens to, such as `caf.`. */
  readonly prefixes: readonly string[];
  readonly table: CardTable;
  /** Keys of the cards that this event concerns; empty: none. */
  keysOf(event: RecordedEvent): readonly string[];
  /**
   * The card after the event; undefined removes it. Pure: no clock, no I/O, the same on every replay.
   * @throws on an event it cannot understand: the event is parked and its stream held back.
   */
  apply(card: C | undefined, event: RecordedEvent, key: string): C | undefined;
}

/** Where the cards live. */
export interface CardTable {
  /** Schema-qualified name, `read.caf_card`; made by a migration of the room, together with a TypeORM entity to query it. */
  readonly name: string;
  /** The key column (text or uuid). */
  readonly key: string;
  /** All columns with their PostgreSQL types, key included, in order. */
  readonly columns: Readonly<Record<string, string>>;
  /**
   * With versions, the table keeps each state that a card had: it has `known_from bigint` and `known_to bigint null`
   * (log positions, half-open) beside the columns and the primary key (key, known_from). The newest has known_to null.
   */
  readonly versioned?: boolean;
}

declare global {
  /** Every projection of the product adds itself, beside its own declaration. */
  // oxlint-disable-next-line typescript/no-empty-object-type
  interface ReadModels {}
}

/** The name of a projection that there is: whoever waits for another does not compile. */
export type ReadModelName = ReadModels[keyof ReadModels]['name'];
