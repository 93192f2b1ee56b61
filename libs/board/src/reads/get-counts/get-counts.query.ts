import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading } from '@app/access';
import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { BoardCounts, type BoardView } from './board-counts';

export class GetCounts extends Query<BoardView | Refusal<'read-model-behind'>> {
  constructor(
    readonly asAt: CalendarDate,
    /** Undefined: as known now. */
    readonly knownAt: bigint | undefined,
    readonly reading: Reading,
  ) {
    super();
  }
}

@QueryHandler(GetCounts)
export class GetCountsHandler implements IQueryHandler<GetCounts> {
  constructor(private readonly counts: BoardCounts) {}

  async execute({ asAt, knownAt, reading }: GetCounts): Promise<BoardView | Refusal<'read-model-behind'>> {
    const now = await this.counts.knownNow();
    if (knownAt !== undefined && knownAt > now)
      return refuse('read-model-behind', 'the counts have not come to that position yet', '/knownAt');
    return this.counts.asAt(asAt, knownAt ?? now, reading);
  }
}
