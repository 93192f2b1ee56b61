import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, found, Refuses, UuidParam } from '@app/http';
import { type ChildHistoryView, GetChildHistory } from './get-child-history.query';
import { childHistoryExample } from './get-child-history.example';

@ApiTags('children')
@Controller('v1/children/:childId/history')
export class GetChildHistoryController {
  constructor(private readonly queries: QueryBus) {}

  /** Everything recorded on the record, corrections included, oldest first; without anything personal. */
  @May('view-child')
  @Get()
  @ApiOperation({ operationId: 'getChildHistory', summary: "Read the history of a child's record" })
  @Answers(childHistoryExample)
  @Refuses('child-not-found')
  async get(@Param('childId', UuidParam) childId: string, @Granted() grant: Grant): Promise<ChildHistoryView> {
    return found(await this.queries.execute(new GetChildHistory(childId, grant)), 'child-not-found');
  }
}
