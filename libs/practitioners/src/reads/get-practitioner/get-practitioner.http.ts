import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, found, ReadsFrom, Refuses, UuidParam } from '@app/http';
import { GetPractitioner, type PractitionerView } from './get-practitioner.query';
import { practitionerExample } from './get-practitioner.example';

@ApiTags('practitioners and agencies')
@Controller('v1/practitioners/:practitionerId')
export class GetPractitionerController {
  constructor(private readonly queries: QueryBus) {}

  /** Who somebody is, for whom they work and worked, and what they left to be handed over. */
  @May('view-directory')
  @Get()
  @ApiOperation({ operationId: 'getPractitioner', summary: 'Read a practitioner' })
  @Answers(practitionerExample)
  @ReadsFrom('practitioner-card')
  @Refuses('practitioner-not-found')
  async get(
    @Param('practitionerId', UuidParam) practitionerId: string,
    @Granted() grant: Grant,
  ): Promise<PractitionerView> {
    return found(await this.queries.execute(new GetPractitioner(practitionerId, grant)), 'practitioner-not-found');
  }
}
