import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  aNumber,
  answer,
  Changes,
  DayField,
  enclose,
  type Landed,
  NumberParam,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import { ChangeCaf } from '../change-caf.handler';

export class AgreeSocialCarePlanBody {
  @DayField({ example: '2007-06-08' })
  on!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/step-ups/:stepUp/plan')
export class AgreeSocialCarePlanController {
  constructor(private readonly commands: CommandBus) {}

  /** Social care's own plan is agreed: now the episode can be closed as stepped up. */
  @May('decide-step-up')
  @Post()
  @ApiOperation({ operationId: 'agreeStepUpPlan', summary: 'Record that social care has a plan after a step-up' })
  @Changes('childId', { episode: aNumber })
  @Refuses(
    'social-care-plan-agreed-already',
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'step-up-not-found',
    'step-up-not-accepted',
  )
  async agree(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Param('stepUp', NumberParam) stepUp: number,
    @Body() body: AgreeSocialCarePlanBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const by = sending.actor.practitionerId;
    const command = { type: 'AgreeSocialCarePlan' as const, episode, on: body.on, stepUp, by };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
