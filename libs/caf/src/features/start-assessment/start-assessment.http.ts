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

export class StartAssessmentBody {
  @DayField({ example: '2007-03-05', description: 'The day of the first conversation with the family' })
  on!: string;

  @TextField({ optional: true, description: 'Who was there' })
  peoplePresent?: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/start')
export class StartAssessmentController {
  constructor(private readonly commands: CommandBus) {}

  @May('assess')
  @Post()
  @ApiOperation({ operationId: 'startAssessment', summary: 'Start the assessment of a CAF' })
  @Changes('childId', { episode: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'caf-suspended',
    'consent-missing',
    'assessment-started-already',
    'assessment-completed',
  )
  async start(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: StartAssessmentBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const startedBy = sending.actor.practitionerId;
    const peoplePresent = body.peoplePresent ?? null;
    const command = { type: 'StartAssessment' as const, episode, on: body.on, startedBy, peoplePresent };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
