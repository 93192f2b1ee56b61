import { Controller, Get, Inject, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, found, ReadsFrom, Refuses, UuidParam } from '@app/http';
import { type Clock, dayInLondon } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { GetRetention, type RetentionView } from './get-retention.query';
import { retentionExample } from './get-retention.example';

@ApiTags('retention')
@Controller('v1/children/:childId/retention')
export class GetRetentionController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How long this record is kept, what holds it, and what is proposed or was done. */
  @May('view-retention')
  @Get()
  @ApiOperation({ operationId: 'getRetention', summary: "Read the retention of a child's record" })
  @Answers(retentionExample)
  @ReadsFrom('retention-card')
  @Refuses('child-not-found')
  async get(@Param('childId', UuidParam) childId: string, @Granted() grant: Grant): Promise<RetentionView> {
    const asked = new GetRetention(childId, dayInLondon(this.clock()), grant);
    return found(await this.queries.execute(asked), 'child-not-found');
  }
}
