import pg, { type QueryConfig } from 'pg';

/**
 * A prepared query whose values arrive as the texts that the server sent: what is needed of them is decoded by who asked. Taking
 * the rows as they come, in place of having pg parse, announce and collect them one by one, saves a quarter of the time in which
 * the log is read. The same way into pg is used by its own `pg-cursor`.
 */
export class VerbatimQuery<Row extends readonly (string | null)[]> extends pg.Query {
  readonly taken: Row[] = [];

  /** @param query_timeout how long the answer may take, in ms; pg reads it under this name. */
  constructor(
    query: QueryConfig,
    readonly query_timeout: number,
  ) {
    super(query);
  }

  /** Called by pg for each row. */
  handleDataRow({ fields }: { readonly fields: Row }): void {
    this.taken.push(fields);
  }
}
