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

export class AcceptStepUpBody {
  @DayField({ example: '2007-05-11' })
  on!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/step-ups/:stepUp/acceptance')
export class AcceptStepUpController {
  constructor(private readonly commands: CommandBus) {}

  @May('decide-step-up')
  @Post()
  @ApiOperation({ operationId: 'acceptStepUp', summary: 'Accept a step-up to social care' })
  @Changes('childId', { episode: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'step-up-not-found',
    'step-up-answered',
  )
  async accept(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Param('stepUp', NumberParam) stepUp: number,
    @Body() body: AcceptStepUpBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const by = sending.actor.practitionerId;
    const command = { type: 'AcceptStepUp' as const, episode, on: body.on, stepUp, by };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
