import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { Answers, exampleDay, exampleId, exampleIds, UuidParam } from '@app/http';
import { type DangerReportsView, ListDangerReports } from './list-danger-reports.query';

const [, reportId, reportedBy] = exampleIds;
const dangerReportsExample: DangerReportsView = {
  childId: exampleId,
  reports: [
    {
      ...{ reportId, on: exampleDay, reportedBy, suspends: [] },
      inWords: { what: 'A man asks at the school gate where she lives' },
      decision: null,
    },
  ],
};

@ApiTags('children')
@Controller('v1/children/:childId/danger-reports')
export class ListDangerReportsController {
  constructor(private readonly queries: QueryBus) {}

  /** What was reported of this child, for those who decide on it. */
  @May('view-danger-reports')
  @Get()
  @ApiOperation({ operationId: 'listDangerReports', summary: 'List the reports of danger to a child' })
  @Answers(dangerReportsExample)
  list(@Param('childId', UuidParam) childId: string): Promise<DangerReportsView> {
    return this.queries.execute(new ListDangerReports(childId));
  }
}
