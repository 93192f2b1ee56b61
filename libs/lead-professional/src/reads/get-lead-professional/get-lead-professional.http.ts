import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, ReadsFrom, UuidParam } from '@app/http';
import { GetLeadProfessional, type LeadProfessionalView } from './get-lead-professional.query';
import { leadProfessionalExample } from './get-lead-professional.example';

@ApiTags('lead professional')
@Controller('v1/children/:childId/lead-professional')
export class GetLeadProfessionalController {
  constructor(private readonly queries: QueryBus) {}

  @May('view-lead-professional')
  @Get()
  @ApiOperation({ operationId: 'getLeadProfessional', summary: 'Read the Lead Professional of a child' })
  @Answers(leadProfessionalExample)
  @ReadsFrom('lead-professional-card', 'interim-coordinator-card')
  get(@Param('childId', UuidParam) childId: string, @Granted() grant: Grant): Promise<LeadProfessionalView> {
    return this.queries.execute(new GetLeadProfessional(childId, grant.fields === 'full', grant));
  }
}
