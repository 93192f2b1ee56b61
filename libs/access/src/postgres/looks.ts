import { type CalendarDate } from '@app/kernel';
import { type Queries } from '@app/runtime';
import { type KeptEntry } from '../record/chain';
import { entryColumns, type EntryRow } from './kept-entries';

/** Whose looks: at the records of one child, or of one person. */
export type LooksOf = { readonly children: readonly string[] } | { readonly practitionerId: string };

export interface LooksAsked {
  /** As the page before said; without it, from the latest look on. */
  readonly before?: bigint;
  /** First and last day in London, both included; without them, all there are. */
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly pageSize?: number;
}

/** A part of the answer, the latest look first. */
export interface LooksPage {
  readonly looks: readonly KeptEntry[];
  /** Where the next page begins; undefined when there is no more. */
  readonly before?: bigint;
}

const PAGE = 100;
const LARGEST_PAGE = 1_000;

/** Who looked at this child, or what this person looked at: ids and codes, nothing of what was seen. */
export const looksOf = async (
  database: Queries,
  of: LooksOf,
  { before, from, to, pageSize = PAGE }: LooksAsked = {},
): Promise<LooksPage> => {
  const size = Math.max(1, Math.min(pageSize, LARGEST_PAGE));
  const [condition, id] =
    'children' in of ? ['children && $1::uuid[]', of.children] : ['practitioner_id = $1', of.practitionerId];
  // One more than is shown tells whether there is another page.
  const rows = await database.query<readonly EntryRow[]>(
    `SELECT ${entryColumns} FROM audit.access WHERE ${condition} AND ($2::bigint IS NULL OR entry < $2)
       AND ($3::date IS NULL OR at >= $3::date::timestamp AT TIME ZONE 'Europe/London')
       AND ($4::date IS NULL OR at < ($4::date + 1)::timestamp AT TIME ZONE 'Europe/London')
     ORDER BY entry DESC LIMIT ${size + 1}`,
    [id, before === undefined ? null : String(before), from ?? null, to ?? null],
  );
  const looks = rows.slice(0, size).map((row) => ({ ...row, entry: BigInt(row.entry) }));
  const last = looks[looks.length - 1];
  return rows.length > size && last !== undefined ? { looks, before: last.entry } : { looks };
};
