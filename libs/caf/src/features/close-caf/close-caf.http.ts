import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { May } from '@app/access';
import {
  aNumber,
  answer,
  CodeField,
  DayField,
  enclose,
  IdField,
  type Landed,
  NumberParam,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Changes,
  Refuses,
} from '@app/http';
import { type ClosureReason, closureReasons } from '../../domain/vocabulary';
import { EndCaf } from '../end-caf.handler';
import { OutcomeBody, outcomeOf } from '../outcome.body';

export class CloseCafBody {
  @DayField({ example: '2007-07-20' })
  on!: string;

  @CodeField(closureReasons)
  reason!: ClosureReason;

  @ApiProperty({ type: [OutcomeBody], required: false, description: 'How far each wished-for outcome was reached' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => OutcomeBody)
  outcomes?: OutcomeBody[];

  @IdField({ optional: true, description: 'The one agency that carries on with what is open in the plan' })
  carriedTo?: string;

  @TextField({
    example: 'Attendance is good again and the family asks for nothing more',
    description: 'What was done and how things stand',
  })
  summary!: string;

  @TextField({ optional: true })
  childComment?: string;

  @TextField({ optional: true })
  parentComment?: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/closure')
export class CloseCafController {
  constructor(private readonly commands: CommandBus) {}

  @May('end-caf')
  @Post()
  @ApiOperation({ operationId: 'closeCaf', summary: 'Close a CAF with its outcomes' })
  @Changes('childId', { episode: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'team-still-open',
    'lead-professional-still-active',
    'interim-coordinator-still-in-place',
    'assessment-not-completed',
    'assessment-completed',
    'additional-need-found',
    'step-up-pending',
    'step-up-not-accepted',
    'social-care-plan-missing',
    'actions-still-open',
    'move-not-recorded',
  )
  async close(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() { on, reason, outcomes, carriedTo, summary, childComment, parentComment }: CloseCafBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const command = {
      type: 'CloseCaf' as const,
      episode,
      on,
      reason,
      outcomes: (outcomes ?? []).map(outcomeOf),
      carriedTo: carriedTo ?? null,
      summary,
      childComment: childComment ?? null,
      parentComment: parentComment ?? null,
    };
    return answer(await this.commands.execute(new EndCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
