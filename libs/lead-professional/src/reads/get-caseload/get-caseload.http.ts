import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, ReadsFrom, UuidParam } from '@app/http';
import { type Caseload, GetCaseload } from './get-caseload.query';
import { caseloadExample } from './get-caseload.example';

@ApiTags('lead professional')
@Controller('v1/practitioners/:practitionerId/caseload')
export class GetCaseloadController {
  constructor(private readonly queries: QueryBus) {}

  /** For whom a practitioner leads the work, and for whom they stand in. */
  @May('view-caseload')
  @Get()
  @ApiOperation({ operationId: 'getCaseload', summary: 'Read the caseload of a practitioner' })
  @Answers(caseloadExample)
  @ReadsFrom('lead-professional-card', 'child-card')
  get(@Param('practitionerId', UuidParam) practitionerId: string, @Granted() grant: Grant): Promise<Caseload> {
    return this.queries.execute(new GetCaseload(practitionerId, grant));
  }
}
