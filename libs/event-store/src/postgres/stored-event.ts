import { type EventMeta, type RecordedEvent } from '../ports';

/** Ends a part of an event's text. JSON never holds it as such, and no other part that is appended may, but the last. */
const END = '\x1f';
const UUID_LENGTH = 36;

/** Whether a part can be told from what stands beside it in the text of an event. */
export const isPlain = (part: string): boolean => !part.includes(END);

/**
 * What a read asks for: the event as one text, because taking a row apart column by column costs this process more than a third of
 * what it takes to catch up with the log. `position revision id data| meta| type| subject| sealed| stream`, the bar being END.
 */
export const eventColumn = `position || ' ' || revision || ' ' || event_id || ' ' || data || E'\\x1f' || meta || E'\\x1f' || type
  || E'\\x1f' || coalesce(subject || E'\\x1f' || sealed, E'\\x1f') || E'\\x1f' || stream AS event`;

/**
 * What the chain covers of an event, as one text: every column but position and link. No part can hold what ends it, and an absent one
 * is told from every other, so that two events never come to the same text.
 * @param the expression for each column, in a function or over the table.
 */
export const saidBy = (column: {
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly subject: string;
  readonly sealed: string;
  readonly meta: string;
  readonly recordedBy: string;
}): string => {
  const { stream, revision, id, type, data, subject, sealed, meta, recordedBy } = column;
  const optional = (name: string): string => `coalesce('+' || ${name}, '-')`;
  const parts = [revision, id, data, meta, type, optional(subject), optional(sealed), recordedBy, stream];
  return parts.map((part) => `${part} || E'\\x1f'`).join(' || ');
};

/** @returns where an event stands in the log. */
export const positionOf = (text: string): bigint => BigInt(text.slice(0, text.indexOf(' ')));

/** An event of the log. `meta` is decoded when somebody asks: most folds and projections never do. */
class StoredEvent implements RecordedEvent {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly data: object;
  declare readonly subject?: string;
  declare readonly sealed?: string;
  #meta: string | EventMeta;

  constructor(text: string) {
    const position = text.indexOf(' ');
    const revision = text.indexOf(' ', position + 1);
    const id = revision + 1 + UUID_LENGTH;
    const data = text.indexOf(END, id);
    const meta = text.indexOf(END, data + 1);
    const type = text.indexOf(END, meta + 1);
    const subject = text.indexOf(END, type + 1);
    const sealed = text.indexOf(END, subject + 1);
    this.position = BigInt(text.slice(0, position));
    this.stream = text.slice(sealed + 1);
    this.revision = BigInt(text.slice(position + 1, revision));
    this.id = text.slice(revision + 1, id);
    this.type = text.slice(meta + 1, type);
    this.data = JSON.parse(text.slice(id + 1, data)) as object;
    // A sealed text is never empty; whose it is stands beside it.
    if (sealed > subject + 1) {
      this.subject = text.slice(type + 1, subject);
      this.sealed = text.slice(subject + 1, sealed);
    }
    this.#meta = text.slice(data + 1, meta);
  }

  get meta(): EventMeta {
    if (typeof this.#meta === 'string') this.#meta = JSON.parse(this.#meta) as EventMeta;
    return this.#meta;
  }
}

export const storedEvent = (text: string): RecordedEvent => new StoredEvent(text);
