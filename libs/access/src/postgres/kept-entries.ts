import { type Pool } from 'pg';
import { type Queries } from '@app/runtime';
import { type AccessEntry } from '../record/access-record';
import { type ChainEnd, emptyChain, type KeptEntry } from '../record/chain';

const PAGE = 5_000;

/** Every column by the name of its field; the time as it was written. */
export const entryColumns = `entry, digest, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, verb, action,
  decision, reason, practitioner_id AS "practitionerId", role, agency_id AS "agencyId", purpose, children, fields,
  correlation_id AS "correlationId", about_practitioner_id AS "aboutPractitionerId"`;

/** A row of `entryColumns`. */
export interface EntryRow extends AccessEntry {
  readonly entry: string;
  readonly digest: string;
}

/** @returns an async iterable over the whole record in the order of its numbers, page by page. */
export async function* allEntries(pool: Pick<Pool, 'query'>, pageSize = PAGE): AsyncIterable<readonly KeptEntry[]> {
  for (let after = '0'; ;) {
    const { rows } = await pool.query<EntryRow>(
      `SELECT ${entryColumns} FROM audit.access WHERE entry > $1 ORDER BY entry LIMIT ${pageSize}`,
      [after],
    );
    if (rows.length > 0) yield rows.map((row) => ({ ...row, entry: BigInt(row.entry) }));
    if (rows.length < pageSize) return;
    after = (rows[rows.length - 1] as EntryRow).entry;
  }
}

/** @returns every look at one of these children's records, or request to look, in the order in which they were made. */
export const entriesAbout = (database: Queries, children: readonly string[]): Promise<readonly AccessEntry[]> =>
  database.query<readonly EntryRow[]>(
    `SELECT ${entryColumns} FROM audit.access WHERE children && $1::uuid[] ORDER BY audit.access.entry`,
    [children],
  );

/** @returns the last entry's number and digest, or those of the entry of that number; as before the first entry where there is none. */
export const accessEnd = async (pool: Pick<Pool, 'query'>, entry?: bigint): Promise<ChainEnd> => {
  const { rows } = await pool.query<Pick<EntryRow, 'entry' | 'digest'>>(
    'SELECT entry, digest FROM audit.access WHERE $1::bigint IS NULL OR entry = $1 ORDER BY entry DESC LIMIT 1',
    [entry === undefined ? null : String(entry)],
  );
  const [row] = rows;
  return row === undefined ? emptyChain : { entry: BigInt(row.entry), digest: row.digest };
};
