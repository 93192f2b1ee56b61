import { type KeyedDigests } from '@app/privacy';
import { type Queries } from '@app/runtime';
import { type MatchKey } from '../personal/match-keys';

/**
 * By what a child is found without keeping a name: keyed digests of what is known of the child.
 * Filled by an automation that opens the sealed events, so that a child who was erased is not found and does not come back.
 */
export class ChildMatches {
  constructor(
    private readonly database: Queries,
    private readonly digests: KeyedDigests,
  ) {}

  /** Makes these the only keys of the child; none: the child is not found any more. */
  async keep(childId: string, keys: readonly MatchKey[]): Promise<void> {
    const digests = keys.map((key) => this.digest(key));
    await this.database.query(
      `WITH gone AS (DELETE FROM read.child_match WHERE child_id = $1 AND digest <> ALL($2))
       INSERT INTO read.child_match (child_id, digest) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
      [childId, digests],
    );
  }

  /** The child is not found any more: part of erasing one, since digests are of no key of the child's own. */
  forget(childId: string): Promise<void> {
    return this.keep(childId, []);
  }

  private digest({ kind, text }: MatchKey): string {
    return this.digests.blindIndex(kind, text);
  }
}
