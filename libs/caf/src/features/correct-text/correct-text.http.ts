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
  type CorrectableText,
  correctableTexts,
  type CorrectionReason,
  correctionReasons,
} from '../../domain/vocabulary';
import { ChangeCaf } from '../change-caf.handler';

export class CorrectTextBody {
  @DayField({ example: '2007-04-01', description: 'The day on which the mistake was found' })
  on!: string;

  @CodeField(correctableTexts, { description: 'The text that is wrong' })
  path!: CorrectableText;

  @TextField({ example: 'Has missed eleven days of school since January', description: 'What it should say' })
  text!: string;

  @CodeField(correctionReasons)
  reason!: CorrectionReason;

  @TextField({ example: 'The school sent the register afterwards' })
  explanation!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/text-corrections')
export class CorrectTextController {
  constructor(private readonly commands: CommandBus) {}

  @May('correct-caf')
  @Post()
  @ApiOperation({ operationId: 'correctCafText', summary: 'Correct a text of a CAF' })
  @Changes('childId', { episode: aNumber })
  @Refuses('caf-not-found', 'caf-void', 'future-date', 'fact-not-recorded')
  async correct(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: CorrectTextBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const correctedBy = sending.actor.practitionerId;
    const command = { type: 'CorrectText' as const, episode, ...body, correctedBy };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
