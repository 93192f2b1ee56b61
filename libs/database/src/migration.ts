/** One step of the schema, forward only. A room lists its own; the database room runs all of them in order of `at`. */
export interface Migration {
  /** What it does, in kebab-case. */
  readonly name: string;
  /** Milliseconds since 1970, unique over all rooms: the order. */
  readonly at: number;
  /** Plain SQL; runs in one transaction. */
  readonly sql: string;
}
