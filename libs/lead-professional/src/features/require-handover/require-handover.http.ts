import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  CodeField,
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
import { type HandoverReason, handoverReasons } from '../../domain/lead-professional.events';
import { ChangeLeadProfessionalOf } from '../change-lead-professional.handler';

export class RequireHandoverBody {
  @DayField({ example: '2007-06-01' })
  on!: string;

  @IdField({ description: 'Who leaves, or will be away for long' })
  practitionerId!: string;

  @CodeField(handoverReasons)
  reason!: HandoverReason;
}

@ApiTags('lead professional')
@Controller('v1/children/:childId/lead-professional/handover')
export class RequireHandoverController {
  constructor(private readonly commands: CommandBus) {}

  /** Says that the Lead Professional has to hand over. The role stays theirs until somebody else has accepted. */
  @May('require-handover')
  @Post()
  @ApiOperation({ operationId: 'requireHandover', summary: 'Require that the Lead Professional hands over' })
  @Changes('childId')
  @Refuses('not-the-lead-professional', 'handover-already-required', 'future-date', 'impossible-date-order')
  async require(
    @Param('childId', UuidParam) childId: string,
    @Body() { on, practitionerId, reason }: RequireHandoverBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    const sent = enclose(sending, { type: 'RequireHandover' as const, on, practitionerId, reason });
    return answer(await this.commands.execute(new ChangeLeadProfessionalOf(childId, sent)), { childId });
  }
}
