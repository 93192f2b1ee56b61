import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
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
import { SettleFollowUp } from './settle-step.handler';

export class SettleStepBody {
  @DayField({ example: '2007-07-10', description: 'The day on which it was seen to' })
  on!: string;
}

@ApiTags('follow-ups')
@Controller('v1/follow-ups/:followUpId/steps/:step/settlement')
export class SettleStepController {
  constructor(private readonly commands: CommandBus) {}

  /** Says that somebody has seen to it. The record itself is changed by its own commands. */
  @May('settle-follow-up')
  @Post()
  @ApiOperation({ operationId: 'settleFollowUpStep', summary: 'Settle a step of a follow-up by hand' })
  @Changes('followUpId')
  @Refuses('follow-up-not-found', 'step-not-found', 'nothing-to-settle', 'step-settled-already', 'future-date')
  async settle(
    @Param('followUpId', UuidParam) followUpId: string,
    @Param('step', NumberParam) step: number,
    @Body() { on }: SettleStepBody,
    @Sent() sending: Sending,
  ): Promise<{ followUpId: string } & Landed> {
    const by = sending.actor.practitionerId;
    const sent = enclose(sending, { type: 'SettleStep' as const, step: step - 1, on, by });
    return answer(await this.commands.execute(new SettleFollowUp(followUpId, sent)), { followUpId });
  }
}
