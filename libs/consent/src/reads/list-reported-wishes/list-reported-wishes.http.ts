import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, UuidParam } from '@app/http';
import { reportedWishesExample } from './list-reported-wishes.example';
import { ListReportedWishes, type WishList } from './list-reported-wishes.query';

@ApiTags('consent')
@Controller('v1/children/:childId/reported-wishes')
export class ListReportedWishesController {
  constructor(private readonly queries: QueryBus) {}

  /** What others report that the family said, and how it was answered; of whoever has no work with the child, their own reports. */
  @May('view-reported-wishes')
  @Get()
  @ApiOperation({ operationId: 'listReportedWishes', summary: 'List the reported wishes of a family' })
  @Answers(reportedWishesExample)
  list(@Param('childId', UuidParam) childId: string, @Granted() grant: Grant): Promise<WishList> {
    return this.queries.execute(new ListReportedWishes(childId, grant));
  }
}
