import { type EventMeta, type RecordedEvent } from '../ports';

/** Ends a part of an event's text. JSON never holds it as such, and no other part that is appended may, but the last. */
const END = '\x1f';
const UUID_LENGTH = 36;

/** Whether a part can be told from what stands beside it in the text of an event, and in what the chain covers. */
export const isPlain = (part: string): boolean => !part.includes(END);

/**
 * What a read asks for: the event as one text, because taking a row apart column by column costs this process more than a third of
 * what it takes to catch up with the log. `position revision id data| meta| type| subject| sealed| stream`, the bar being END.
 */
export const eventColumn = `position || ' ' || revision || ' ' || event_id || ' ' || data || E'\\x1f' || meta || E'\\x1f' || type
  || E'\\x1f' || coalesce(subject || E'\\x1f' || sealed, E'\\x1f') || E'\\x1f' || stream AS event`;

/** An expression in SQL for each part of an event that the chain covers. */
interface PartsInSql {
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly subject: string;
  readonly sealed: string;
  readonly meta: string;
  readonly recordedBy: string;
}
/** The order in which the chain takes the parts of a batch: of all its events the first, then of all the second. */
const inOrder = ({ stream, revision, id, type, data, subject, sealed, meta, recordedBy }: PartsInSql) =>
  [revision, id, data, meta, type, subject, sealed, recordedBy, stream] as const;
const END_IN_SQL = `E'\\x1f'`;

/**
 * What the chain covers of one event: every column but position and link. No part can hold what ends it. An absent sealed part is as good
 * as an empty one, which no event has.
 */
export const saidBy = ({ subject, sealed, ...parts }: PartsInSql): string => {
  const absent = { subject: `coalesce(${subject}, '')`, sealed: `coalesce(${sealed}, '')` };
  return `concat_ws(${END_IN_SQL}, ${inOrder({ ...parts, ...absent }).join(', ')}, '')`;
};

/**
 * The same of a whole batch, out of one array for each part, which costs the server less than half of one event after another.
 * @param parts names of arrays; those of subjects and sealed texts may be NULL as a whole. `recordedBy` is one text for all.
 * @param count how many events there are.
 */
export const saidByAll = (parts: PartsInSql, count: string): string => {
  const joined = (array: string): string => `array_to_string(${array}, ${END_IN_SQL}, '')`;
  const orNone = (array: string): string => `coalesce(${joined(array)}, repeat(${END_IN_SQL}, ${count} - 1))`;
  const { subject, sealed, recordedBy } = parts;
  const texts = inOrder(parts).map((part) => {
    if (part === recordedBy) return `repeat(${recordedBy} || ${END_IN_SQL}, ${count} - 1) || ${recordedBy}`;
    return part === subject || part === sealed ? orNone(part) : joined(part);
  });
  return `concat_ws(${END_IN_SQL}, ${texts.join(', ')}, '')`;
};

/** @returns the parts of an event out of what `saidBy` makes of it. */
export const partsSaid = (said: string): readonly string[] => said.split(END).slice(0, -1);

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
