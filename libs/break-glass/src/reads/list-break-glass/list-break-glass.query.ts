import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { type Clock, dayInLondon } from '@app/kernel';
import { PlaceBook } from '@app/localities';
import { CLOCK } from '@app/runtime';
import { BreakGlassCardRow } from '../break-glass-card.row';
import { type Standing, standingAt } from '../standing';

/** A use that nobody has reviewed yet: ids, codes and instants. */
export type BreakGlassEntry = Pick<
  BreakGlassCardRow,
  | 'breakGlassId'
  | 'childId'
  | 'locality'
  | 'practitionerId'
  | 'agencyId'
  | 'role'
  | 'reason'
  | 'brokenAt'
  | 'until'
  | 'endedAt'
  | 'told'
> & { readonly standing: Standing };
export interface BreakGlassPage {
  readonly entries: readonly BreakGlassEntry[];
  /** Where the next page begins; null when there is none. */
  readonly next: string | null;
}

/** Whose list: all of them, those of a locality, or what an area was told because nobody else in the locality could be. */
export type ListedFor = 'everybody' | { readonly locality: string } | { readonly area: string };

/** What was looked at for a reason and waits for its review, the longest first; undefined when there is no such locality or area. */
export class ListBreakGlass extends Query<BreakGlassPage | undefined> {
  constructor(
    readonly listedFor: ListedFor,
    readonly most: number,
    /** Position in the log behind which the page begins. */
    readonly after: string,
    readonly reading: Reading,
  ) {
    super();
  }
}

@QueryHandler(ListBreakGlass)
export class ListBreakGlassHandler implements IQueryHandler<ListBreakGlass> {
  constructor(
    private readonly reads: SecuredReads,
    private readonly places: PlaceBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ listedFor, most, after, reading }: ListBreakGlass): Promise<BreakGlassPage | undefined> {
    if (!(await this.isKnown(listedFor))) return undefined;
    const rows = await this.reads.as(reading, (seen) => {
      const query = seen
        .getRepository(BreakGlassCardRow)
        .createQueryBuilder('card')
        .where('card.outcome IS NULL')
        .andWhere('card.position > :after', { after })
        .orderBy('card.position')
        .limit(most + 1);
      if (listedFor !== 'everybody' && 'locality' in listedFor) query.andWhere('card.locality = :locality', listedFor);
      if (listedFor !== 'everybody' && 'area' in listedFor) {
        const told = JSON.stringify([{ level: 'area', code: listedFor.area }]);
        query.andWhere('card.told @> :told::jsonb', { told });
      }
      return query.getMany();
    });
    const page = rows.slice(0, most);
    const now = this.clock().toISOString();
    return {
      entries: page.map(({ endedBy, reviewedAt, reviewedBy, outcome, sealed, position, ...entry }) => ({
        ...entry,
        standing: standingAt({ endedAt: entry.endedAt, until: entry.until, outcome }, now),
      })),
      next: rows.length > most ? (page.at(-1)?.position ?? null) : null,
    };
  }

  private async isKnown(listedFor: ListedFor): Promise<boolean> {
    if (listedFor === 'everybody') return true;
    const { localities } = await this.places.asAt(dayInLondon(this.clock()));
    return 'area' in listedFor
      ? localities.some(({ area }) => area === listedFor.area)
      : localities.some(({ code }) => code === listedFor.locality);
  }
}
