import { type Pool } from 'pg';
import { type KeptEntry } from '../record/chain';
import { entryColumns, type EntryRow } from './kept-entries';

/** Whose looks: at one child, or of one person. */
export type LooksOf = { readonly childId: string } | { readonly practitionerId: string };

/** A part of the answer, the latest look first. */
export interface LooksPage {
  readonly looks: readonly KeptEntry[];
  /** Where the next page begins; undefined when there is no more. */
  readonly before?: bigint;
}

const PAGE = 100;
const LARGEST_PAGE = 1_000;

/**
 * Who looked at this child, or what this person looked at: for information governance. Ids and codes, nothing of what was seen.
 * @param from.before as the page before said; without it, from the latest look on.
 */
export const looksOf = async (
  pool: Pick<Pool, 'query'>,
  of: LooksOf,
  { before, pageSize = PAGE }: { readonly before?: bigint; readonly pageSize?: number } = {},
): Promise<LooksPage> => {
  const size = Math.max(1, Math.min(pageSize, LARGEST_PAGE));
  const [condition, id] =
    'childId' in of ? ['children @> ARRAY[$1::uuid]', of.childId] : ['practitioner_id = $1', of.practitionerId];
  // One more than is shown tells whether there is another page.
  const { rows } = await pool.query<EntryRow>(
    `SELECT ${entryColumns} FROM audit.access WHERE ${condition} AND ($2::bigint IS NULL OR entry < $2)
     ORDER BY entry DESC LIMIT ${size + 1}`,
    [id, before === undefined ? null : String(before)],
  );
  const looks = rows.slice(0, size).map((row) => ({ ...row, entry: BigInt(row.entry) }));
  const last = looks[looks.length - 1];
  return rows.length > size && last !== undefined ? { looks, before: last.entry } : { looks };
};
