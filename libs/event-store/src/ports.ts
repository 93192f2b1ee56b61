/** Who acted, as the token said at that moment. */
export interface Actor {
  readonly practitionerId: string;
  readonly role: string;
  readonly agencyId: string;
}

/** Travels with every event, without exception: this is a safeguarding record. Holds nothing personal about a family. */
export interface EventMeta {
  readonly commandId: string;
  /** Keyed digest of the request, to tell a repeat from another request. It dies with the key of any sealed part of the command's events. */
  readonly commandDigest: string;
  readonly actor: Actor;
  /** When we learned it: ISO 8601 instant in UTC. */
  readonly recordedAt: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly purpose: string;
  /** Locality code at the event, where one is known. */
  readonly locality: string | null;
}

/** An event on its way into the log. */
export interface NewEvent {
  /** UUID; derived from the command, so that a retry after a lost reply cannot land twice. */
  readonly id: string;
  /** Stored name `room.fact.vN`. */
  readonly type: string;
  readonly data: object;
  /** Whose key sealed the personal part. Both or neither. */
  readonly subject?: string;
  readonly sealed?: string;
  readonly meta: EventMeta;
}

/** An event as the log holds it. `meta` is decoded when first asked for. */
export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  /** Place in the stream, from 0, dense. */
  readonly revision: bigint;
  /** Place in the log: grows, with holes; positions become visible in order. */
  readonly position: bigint;
}

/** The revision the writer saw last, or that the stream must not exist yet. */
export type Expected = bigint | 'no-stream';

/**
 * A conflict is an answer, not an error. `revision` is the last of the stream (undefined: no such stream).
 * `repeated`: the events were there already, and their content may differ from what was sent now.
 */
export type AppendOutcome =
  | { readonly appended: true; readonly revision: bigint; readonly position: bigint; readonly repeated: boolean }
  | { readonly appended: false; readonly revision: bigint | undefined };

/** What a command needs: one stream, read and appended to. */
export interface EventStore {
  /**
   * All events of a stream in order, from after the given revision.
   * @returns an empty list for a stream that does not exist.
   */
  read(stream: string, after?: bigint): Promise<readonly RecordedEvent[]>;
  /**
   * Appends all events or none; durable when resolved. Appending the very same event ids again at the same place answers
   * as the first time did.
   * @throws StoreBusy when too much waits already; StoreUnavailable when the outcome could not be learned in time;
   * NotStorable; RangeError when there is nothing to append.
   */
  append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendOutcome>;
}

export interface FeedOptions {
  /** Stored-name prefixes (`caf.`) to deliver; empty or absent: all. */
  readonly prefixes?: readonly string[];
  /** Largest page, at most 5,000; default 2,000. */
  readonly pageSize?: number;
}

/** One page of the log in order. `upTo` is how far the log has been read, also where events were filtered out. */
export interface FeedPage {
  readonly events: readonly RecordedEvent[];
  readonly upTo: bigint;
}

/** What projections and processes need: the log in order, from a checkpoint. */
export interface EventFeed {
  /** Pages from after the position up to the present head, then ends. Never skips a committed event. */
  after(position: bigint, options?: FeedOptions): AsyncIterable<FeedPage>;
  /** Position of the last visible event; 0 when the log is empty. */
  head(): Promise<bigint>;
  /**
   * Calls back soon after something was appended, by this process or another; may call without need, may miss: poll as well.
   * @returns a function that stops it.
   */
  onAppended(listener: () => void): () => void;
}

/** The queue is full: try again in a moment. Nothing was written. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
  constructor() {
    super('the event store has too much to write at the moment');
  }
}

/** The store cannot be reached or did not answer in time; the append may or may not have landed: repeat it with the same ids. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  constructor(options?: ErrorOptions) {
    super('the event store does not answer', options);
  }
}

/** An event holds what this store cannot keep, such as a NUL character in a name. Nothing was written; a repeat is useless. */
export class NotStorable extends Error {
  override readonly name = 'NotStorable';
  constructor(options?: ErrorOptions) {
    super('an event holds something that cannot be stored', options);
  }
}

/** Seals the personal part of events with the key of the person concerned. */
export interface Sealer {
  /** @throws SubjectErased when the subject's key was destroyed. */
  seal(items: readonly ToSeal[]): Promise<readonly string[]>;
  /** @returns the personal part, or 'erased' once the subject's key is destroyed. */
  open(items: readonly ToOpen[]): Promise<readonly (object | 'erased')[]>;
  /**
   * A digest of a text that only the keys of all these subjects make again, so that it dies with the first of them.
   * @param subjects in any order; none: the text as it is.
   * @throws SubjectErased when one of the keys was destroyed.
   */
  digest(subjects: readonly string[], text: string): Promise<string>;
}
export interface ToSeal {
  readonly subject: string;
  readonly eventId: string;
  readonly type: string;
  readonly personal: object;
}
export interface ToOpen {
  readonly subject: string;
  readonly eventId: string;
  readonly type: string;
  readonly sealed: string;
}

/** The subject's key was destroyed: nothing personal can be recorded about them any more. */
export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';
  constructor() {
    super('this record was erased');
  }
}

/** Nest injection tokens of the ports; `Aggregates` is injected by its class. */
export const EVENT_STORE = Symbol('EventStore');
export const EVENT_FEED = Symbol('EventFeed');
export const SEALER = Symbol('Sealer');
