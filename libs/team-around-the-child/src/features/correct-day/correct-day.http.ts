import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  Changes,
  CodeField,
  DayField,
  enclose,
  IdField,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type CorrectedDay, correctedDays } from '../../domain/vocabulary';
import { ChangeTeam } from '../change-team.handler';

export class CorrectDayBody {
  @CodeField(correctedDays, { description: 'Which day was wrong' })
  what!: CorrectedDay;

  @IdField({ optional: true, description: 'The member or child whose day it is' })
  id?: string;

  @DayField({ example: '2007-04-03', description: 'The right day' })
  is!: string;

  @TextField({ example: 'The minutes name the day before', description: 'Why it is corrected' })
  explanation!: string;
}

/** Corrections of days; what was recorded first stays readable. */
@ApiTags('teams')
@Controller('v1/teams/:tacId/corrections')
export class CorrectDayController {
  constructor(private readonly commands: CommandBus) {}

  @May('lead-team')
  @Post()
  @ApiOperation({ operationId: 'correctTeam', summary: 'Correct the record of a team' })
  @Changes('tacId')
  @Refuses(
    'team-not-found',
    'nothing-to-correct',
    'already-corrected',
    'unknown-member',
    'unknown-child',
    'future-date',
    'impossible-date-order',
  )
  async correct(
    @Param('tacId', UuidParam) tacId: string,
    @Body() { what, id, is, explanation }: CorrectDayBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string } & Landed> {
    const sent = enclose(sending, { type: 'CorrectDay' as const, what, id: id ?? null, is, explanation });
    return answer(await this.commands.execute(new ChangeTeam(tacId, sent)), { tacId });
  }
}
