import { Injectable } from '@nestjs/common';
import { SecuredReads } from '@app/access';
import { KeyedDigests } from '@app/privacy';
import { type MatchKey } from '../personal/match-keys';

/** A search is for one child: more than so many answers are none. */
const MOST_FOUND = 10;

/** Finds whether a child is on the register, without reading any name: by the keyed digests that `ChildMatches` keeps. */
@Injectable()
export class ChildFinder {
  constructor(
    private readonly reads: SecuredReads,
    private readonly digests: KeyedDigests,
  ) {}

  /** @returns whether another child has one of the keys. */
  async exists(keys: readonly MatchKey[], exceptFor?: string): Promise<boolean> {
    const found = await this.among<object>(
      keys,
      'SELECT 1 FROM read.child_match WHERE digest = ANY($1) AND child_id IS DISTINCT FROM $2 LIMIT 1',
      exceptFor ?? null,
    );
    return found.length > 0;
  }

  /** @returns the children who have one of the keys, a few at most. */
  async find(keys: readonly MatchKey[]): Promise<readonly string[]> {
    const found = await this.among<{ child_id: string }>(
      keys,
      `SELECT DISTINCT child_id FROM read.child_match WHERE digest = ANY($1) ORDER BY child_id LIMIT ${MOST_FOUND}`,
    );
    return found.map(({ child_id: childId }) => childId);
  }

  private among<Row>(keys: readonly MatchKey[], sql: string, ...more: readonly unknown[]): Promise<readonly Row[]> {
    if (keys.length === 0) return Promise.resolve([]);
    const digests = keys.map(({ kind, text }) => this.digests.blindIndex(kind, text));
    return this.reads.knowing(digests, (rows) => rows.query<Row[]>(sql, [digests, ...more]));
  }
}
