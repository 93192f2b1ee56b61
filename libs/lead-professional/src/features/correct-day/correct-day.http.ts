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
  type Landed,
  NumberParam,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type AssignmentDay, assignmentDays } from '../../domain/lead-professional.events';
import { ChangeLeadProfessionalOf } from '../change-lead-professional.handler';

export class CorrectAssignmentDayBody {
  @CodeField(assignmentDays, { description: 'Which day was wrong' })
  what!: AssignmentDay;

  @DayField({ example: '2007-04-19', description: 'The right day' })
  is!: string;

  @TextField({ example: 'She said yes on the day after', description: 'Why it is corrected' })
  explanation!: string;
}

/** Corrections of days; what was recorded first stays readable. */
@ApiTags('lead professional')
@Controller('v1/children/:childId/lead-professional/assignments/:assignment/corrections')
export class CorrectAssignmentDayController {
  constructor(private readonly commands: CommandBus) {}

  @May('end-lead-professional')
  @Post()
  @ApiOperation({ operationId: 'correctLeadProfessional', summary: 'Correct an assignment of a Lead Professional' })
  @Changes('childId')
  @Refuses(
    'assignment-not-found',
    'nothing-to-correct',
    'already-corrected',
    'ended-by-handover',
    'future-date',
    'impossible-date-order',
  )
  async correct(
    @Param('childId', UuidParam) childId: string,
    @Param('assignment', NumberParam) assignment: number,
    @Body() { what, is, explanation }: CorrectAssignmentDayBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; assignment: number } & Landed> {
    // The day of the correction is the day on which it comes.
    const sent = enclose(sending, { type: 'CorrectDay' as const, assignment, on: is, what, is, explanation });
    return answer(await this.commands.execute(new ChangeLeadProfessionalOf(childId, sent)), { childId, assignment });
  }
}
