import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { found, Refuses, UuidParam } from '@app/http';
import { type ChildHistoryView, GetChildHistory } from './get-child-history.query';

@ApiTags('children')
@Controller('v1/children/:childId/history')
export class GetChildHistoryController {
  constructor(private readonly queries: QueryBus) {}

  /** Everything recorded on the record, corrections included, oldest first; without anything personal. */
  @Get()
  @Refuses('child-not-found')
  async get(@Param('childId', UuidParam) childId: string): Promise<ChildHistoryView> {
    return found(await this.queries.execute(new GetChildHistory(childId)), 'child-not-found');
  }
}
