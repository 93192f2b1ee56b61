import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  aNumber,
  answer,
  Changes,
  CodeField,
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
import {
  type CorrectableFact,
  correctableFacts,
  type CorrectionReason,
  correctionReasons,
} from '../../domain/vocabulary';
import { ChangeCaf } from '../change-caf.handler';

export class CorrectFactBody {
  @DayField({ example: '2007-04-01', description: 'The day on which the mistake was found' })
  on!: string;

  @CodeField(correctableFacts, { description: 'The fact that is wrong' })
  path!: CorrectableFact;

  @TextField({ max: 60, example: '2007-03-10', description: 'What is recorded' })
  old!: string;

  @TextField({ max: 60, example: '2007-03-01', description: 'What is right' })
  new!: string;

  @CodeField(correctionReasons)
  reason!: CorrectionReason;

  @TextField({ example: 'The paper form says the first of March' })
  explanation!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/corrections')
export class CorrectFactController {
  constructor(private readonly commands: CommandBus) {}

  @May('correct-caf')
  @Post()
  @ApiOperation({ operationId: 'correctCaf', summary: 'Correct a CAF' })
  @Changes('childId', { episode: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-void',
    'future-date',
    'fact-not-recorded',
    'fact-differs',
    'impossible-correction',
    'impossible-date-order',
  )
  async correct(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: CorrectFactBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const correctedBy = sending.actor.practitionerId;
    const command = { type: 'CorrectFact' as const, episode, ...body, correctedBy };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
