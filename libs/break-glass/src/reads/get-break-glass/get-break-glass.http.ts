import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, ReadsFrom, UuidParam } from '@app/http';
import { breakGlassExample } from './get-break-glass.example';
import { type BreakGlassView, GetBreakGlass } from './get-break-glass.query';

@ApiTags('break-glass')
@Controller('v1/children/:childId/break-glass')
export class GetBreakGlassController {
  constructor(private readonly queries: QueryBus) {}

  /** Every time that somebody broke the glass over this record, with what they wrote: for whoever reviews it. */
  @May('view-break-glass')
  @Get()
  @ApiOperation({ operationId: 'listBreakGlassOfChild', summary: "List the emergency accesses to a child's record" })
  @Answers(breakGlassExample)
  @ReadsFrom('break-glass-card')
  get(@Param('childId', UuidParam) childId: string, @Granted() grant: Grant): Promise<BreakGlassView> {
    return this.queries.execute(new GetBreakGlass(childId, grant));
  }
}
