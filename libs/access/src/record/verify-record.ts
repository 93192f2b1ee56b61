import { type Authentication, type ChainEnd, emptyChain, type KeptEntry, linked } from './chain';

/**
 * - `missing`: this entry is not there, but later ones are
 * - `altered`: it is not what was written after the one before: changed, put in, or moved
 * - `cut`: it was there when the end was noted, and the record ends before it
 * - `replaced`: the record is whole, but not the one whose end was noted
 */
export type BreakKind = 'missing' | 'altered' | 'cut' | 'replaced';

export interface RecordReport {
  /** How many entries are sound, from the first on. */
  readonly entries: bigint;
  /** The end of what is sound: to be noted where nobody who writes to this database can reach it. */
  readonly end: ChainEnd;
  /** The first broken link. */
  readonly broken?: { readonly kind: BreakKind; readonly entry: bigint };
}

/**
 * Follows the record of access from its first entry and stops at the first link that does not hold.
 * @param pages all entries in the order of their numbers.
 * @param noted ends that were noted before. Without any, entries cut off at the end cannot be told from ones that never were.
 */
export const verifyRecord = async (
  pages: AsyncIterable<readonly KeptEntry[]>,
  by: Authentication,
  { noted = [] }: { readonly noted?: readonly ChainEnd[] } = {},
): Promise<RecordReport> => {
  const notedDigests = new Map(noted.map(({ entry, digest }) => [entry, digest]));
  let end = emptyChain;
  const brokenAt = (kind: BreakKind, entry: bigint): RecordReport => ({
    entries: end.entry,
    end,
    broken: { kind, entry },
  });
  for await (const page of pages) {
    for (const kept of page) {
      const next = linked(kept, end, by);
      if (kept.entry > next.entry) return brokenAt('missing', next.entry);
      if (kept.entry < next.entry || kept.digest !== next.digest) return brokenAt('altered', kept.entry);
      if ((notedDigests.get(next.entry) ?? next.digest) !== next.digest) return brokenAt('replaced', next.entry);
      end = next;
    }
  }
  const beyond = noted.some(({ entry }) => entry > end.entry);
  return beyond ? brokenAt('cut', end.entry + 1n) : { entries: end.entry, end };
};
