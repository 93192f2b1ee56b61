import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { SEALER, type Sealer } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { openRecord } from '../../personal/child-records';
import { ChildCardRow } from './child-card.row';
import { type ChildView, childView, type Shown } from './child-view';

export class GetChild extends Query<ChildView | undefined> {
  constructor(
    readonly childId: string,
    readonly on: CalendarDate,
    readonly shown: Shown & Reading,
  ) {
    super();
  }
}

@QueryHandler(GetChild)
export class GetChildHandler implements IQueryHandler<GetChild> {
  constructor(
    private readonly reads: SecuredReads,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async execute({ childId, on, shown }: GetChild): Promise<ChildView | undefined> {
    const row = await this.reads.as(shown, (rows) => rows.getRepository(ChildCardRow).findOneBy({ childId }));
    if (row === null) return undefined;
    return childView(childId, row.child, await openRecord(this.sealer, childId, row.parts), on, row.revision, shown);
  }
}
