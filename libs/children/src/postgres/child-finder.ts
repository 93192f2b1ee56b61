import { Inject, Injectable } from '@nestjs/common';
import { SecuredReads, STANDINGS, type Standings } from '@app/access';
import { KeyedDigests } from '@app/privacy';
import { better, type Grade, type SoughtKey } from '../personal/match-keys';

/** A search is for one child: more than so many answers are none. */
const MOST_FOUND = 10;
/** So many are looked at where none matches. */
const MOST_ALIKE = 20;

/** Who fits what was looked for. */
export interface FoundAmong {
  /** Ids of those who match, a few at most. */
  readonly matches: readonly string[];
  /** How well the best of all fits. Of a shielded child it is told only when it matches. */
  readonly best: Grade;
}

/** Finds whether a child is on the register, without reading any name: by the keyed digests that `ChildMatches` keeps. */
@Injectable()
export class ChildFinder {
  constructor(
    private readonly reads: SecuredReads,
    private readonly digests: KeyedDigests,
    @Inject(STANDINGS) private readonly standings: Standings,
  ) {}

  /** @returns who fits, all children but one looked at. */
  async find(sought: readonly SoughtKey[], exceptFor?: string): Promise<FoundAmong> {
    const grades = await this.gradesOf(sought, exceptFor);
    const matches = [...grades]
      .flatMap(([childId, grade]) => (grade === 'match' ? [childId] : []))
      .slice(0, MOST_FOUND);
    if (matches.length > 0) return { matches, best: 'match' };
    const alike = await Promise.all(
      [...grades].slice(0, MOST_ALIKE).map(async ([childId, grade]) => {
        const found = await this.standings.found(childId);
        return found === undefined || found.shielded ? 'none' : grade;
      }),
    );
    return { matches, best: alike.reduce<Grade>(better, 'none') };
  }

  private async gradesOf(sought: readonly SoughtKey[], exceptFor?: string): Promise<ReadonlyMap<string, Grade>> {
    if (sought.length === 0) return new Map();
    const gradeOf = new Map<string, Grade>();
    for (const { key, grade } of sought) {
      const digest = this.digests.blindIndex(key.kind, key.text);
      gradeOf.set(digest, better(grade, gradeOf.get(digest) ?? 'none'));
    }
    const digests = [...gradeOf.keys()];
    const rows = await this.reads.knowing(digests, (found) =>
      found.query<{ child_id: string; digests: string[] }[]>(
        `SELECT child_id, array_agg(digest) AS digests FROM read.child_match
          WHERE digest = ANY($1) AND child_id IS DISTINCT FROM $2 GROUP BY child_id ORDER BY child_id`,
        [digests, exceptFor ?? null],
      ),
    );
    return new Map(
      rows.map((row) => [
        row.child_id,
        row.digests.map((digest) => gradeOf.get(digest) ?? 'none').reduce<Grade>(better, 'none'),
      ]),
    );
  }
}
