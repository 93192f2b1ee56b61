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
  TextField,
  UuidParam,
} from '@app/http';
import { ChangeCaf } from '../change-caf.handler';

export class DeclineStepUpBody {
  @DayField({ example: '2007-05-11' })
  on!: string;

  @TextField({
    example: 'Below the threshold: go on as a team and review within six weeks',
    description: 'Why not, and what to do instead',
  })
  feedback!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/step-ups/:stepUp/refusal')
export class DeclineStepUpController {
  constructor(private readonly commands: CommandBus) {}

  @May('decide-step-up')
  @Post()
  @ApiOperation({ operationId: 'declineStepUp', summary: 'Decline a step-up to social care' })
  @Changes('childId', { episode: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'step-up-not-found',
    'step-up-answered',
  )
  async decline(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Param('stepUp', NumberParam) stepUp: number,
    @Body() body: DeclineStepUpBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const by = sending.actor.practitionerId;
    const command = { type: 'DeclineStepUp' as const, episode, on: body.on, stepUp, by, feedback: body.feedback };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
