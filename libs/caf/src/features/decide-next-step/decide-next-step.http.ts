import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  aNumber,
  answer,
  CodeField,
  DayField,
  enclose,
  type Landed,
  NumberParam,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Changes,
  Refuses,
} from '@app/http';
import { type NextStep, nextSteps } from '../../domain/vocabulary';
import { ChangeCaf } from '../change-caf.handler';

export class DecideNextStepBody {
  @DayField({ example: '2007-03-21' })
  on!: string;

  @CodeField(nextSteps)
  nextStep!: NextStep;

  @TextField({ optional: true, description: 'Why' })
  note?: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/next-step')
export class DecideNextStepController {
  constructor(private readonly commands: CommandBus) {}

  @May('assess')
  @Post()
  @ApiOperation({ operationId: 'decideNextStep', summary: 'Decide the next step after an assessment' })
  @Changes('childId', { episode: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'caf-suspended',
    'assessment-not-completed',
  )
  async decide(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() { on, nextStep, note }: DecideNextStepBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const decidedBy = sending.actor.practitionerId;
    const command = { type: 'DecideNextStep' as const, episode, on, nextStep, decidedBy, note: note ?? null };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), {
      childId,
      episode,
    });
  }
}
