import { type CustomTypesConfig } from 'pg';
import { type EventMeta, type RecordedEvent } from '../ports';

/** What a read asks for, in the order of `EventRow`. */
export const eventColumns = 'position, stream, revision, event_id, type, data, subject, sealed, meta';
export type EventRow = readonly [
  position: string,
  stream: string,
  revision: string,
  id: string,
  type: string,
  data: string,
  subject: string | null,
  sealed: string | null,
  meta: string,
];

/** Everything arrives as the text that PostgreSQL sends; what is needed is decoded here. */
const verbatim = (text: string): string => text;
export const verbatimTypes: CustomTypesConfig = { getTypeParser: () => verbatim };

/** A row of the log. `meta` is decoded when somebody asks: most folds and projections never do. */
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

  constructor(row: EventRow) {
    this.position = BigInt(row[0]);
    this.stream = row[1];
    this.revision = BigInt(row[2]);
    this.id = row[3];
    this.type = row[4];
    this.data = JSON.parse(row[5]) as object;
    if (row[6] !== null) this.subject = row[6];
    if (row[7] !== null) this.sealed = row[7];
    this.#meta = row[8];
  }

  get meta(): EventMeta {
    if (typeof this.#meta === 'string') this.#meta = JSON.parse(this.#meta) as EventMeta;
    return this.#meta;
  }
}

export const storedEvent = (row: EventRow): RecordedEvent => new StoredEvent(row);
