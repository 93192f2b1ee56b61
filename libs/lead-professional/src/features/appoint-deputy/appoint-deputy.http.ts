import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  DayField,
  enclose,
  IdField,
  type Landed,
  type Sending,
  Sent,
  UuidParam,
  Changes,
  Refuses,
} from '@app/http';
import { ChangeLeadProfessionalOf } from '../change-lead-professional.handler';

export class AppointDeputyBody {
  @DayField({ example: '2007-05-01' })
  on!: string;

  @IdField()
  practitionerId!: string;

  @IdField({ description: 'Agency of the person' })
  agencyId!: string;
}

@ApiTags('lead professional')
@Controller('v1/children/:childId/lead-professional/deputy')
export class AppointDeputyController {
  constructor(private readonly commands: CommandBus) {}

  @May('appoint-deputy')
  @Post()
  @ApiOperation({ operationId: 'appointDeputy', summary: 'Appoint the deputy of a Lead Professional' })
  @Changes('childId')
  @Refuses(
    'no-lead-professional',
    'already-lead-professional',
    'deputy-already-appointed',
    'consent-does-not-cover-agency',
    'sharing-paused',
    'future-date',
    'impossible-date-order',
  )
  async appoint(
    @Param('childId', UuidParam) childId: string,
    @Body() { on, practitionerId, agencyId }: AppointDeputyBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    const sent = enclose(sending, { type: 'AppointDeputy' as const, on, practitionerId, agencyId });
    return answer(await this.commands.execute(new ChangeLeadProfessionalOf(childId, sent)), { childId });
  }
}
