import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { KeyedDigests } from '@app/privacy';
import { type Queries } from '@app/runtime';
import { type MatchKey } from '../personal/match-keys';

/** A search is for one child: more than so many answers are none. */
const MOST_FOUND = 10;

/**
 * Finds whether a child is on the register without keeping a name: by keyed digests of what is known of the child.
 * Filled by an automation that opens the sealed events, so that a child who was erased is not found and does not come back.
 */
@Injectable()
export class ChildMatches {
  constructor(
    @Inject(DataSource) private readonly database: Queries,
    private readonly digests: KeyedDigests,
  ) {}

  /** @returns whether another child has one of the keys. */
  async exists(keys: readonly MatchKey[], exceptFor?: string): Promise<boolean> {
    if (keys.length === 0) return false;
    const rows = await this.database.query<unknown[]>(
      'SELECT 1 FROM read.child_match WHERE digest = ANY($1) AND child_id IS DISTINCT FROM $2 LIMIT 1',
      [keys.map((key) => this.digest(key)), exceptFor ?? null],
    );
    return rows.length > 0;
  }

  /** @returns the children who have one of the keys, a few at most. */
  async find(keys: readonly MatchKey[]): Promise<readonly string[]> {
    if (keys.length === 0) return [];
    const rows = await this.database.query<{ child_id: string }[]>(
      `SELECT DISTINCT child_id FROM read.child_match WHERE digest = ANY($1) ORDER BY child_id LIMIT ${MOST_FOUND}`,
      [keys.map((key) => this.digest(key))],
    );
    return rows.map(({ child_id: childId }) => childId);
  }

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
