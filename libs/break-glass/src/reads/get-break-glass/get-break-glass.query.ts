import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { openParts, SEALER, type Sealer } from '@app/event-store';
import { type Clock } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { breakGlassCodec } from '../../break-glass.codec';
import { BreakGlassCardRow } from '../break-glass-card.row';
import { type Standing, standingAt } from '../standing';

export type UseView = Omit<BreakGlassCardRow, 'childId' | 'sealed' | 'position'> & {
  readonly standing: Standing;
  /** What was written: `broken` by who broke the glass, `reviewed` by who reviewed it; 'erased' with the child's record. */
  readonly inWords: Readonly<Record<string, object | 'erased'>>;
};
export interface BreakGlassView {
  readonly childId: string;
  /** In the order in which they were begun. */
  readonly uses: readonly UseView[];
}

/** Every time that somebody broke the glass over one child's record. */
export class GetBreakGlass extends Query<BreakGlassView> {
  constructor(
    readonly childId: string,
    readonly reading: Reading,
  ) {
    super();
  }
}

@QueryHandler(GetBreakGlass)
export class GetBreakGlassHandler implements IQueryHandler<GetBreakGlass> {
  constructor(
    private readonly reads: SecuredReads,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ childId, reading }: GetBreakGlass): Promise<BreakGlassView> {
    const rows = await this.reads.as(reading, (seen) =>
      seen.getRepository(BreakGlassCardRow).find({ where: { childId }, order: { position: 'ASC' } }),
    );
    const now = this.clock().toISOString();
    const uses = rows.map(async ({ childId: _, sealed, position, ...use }) => ({
      ...use,
      standing: standingAt(use, now),
      inWords: await openParts(this.sealer, breakGlassCodec, sealed, [`child-${childId}`]),
    }));
    return { childId, uses: await Promise.all(uses) };
  }
}
