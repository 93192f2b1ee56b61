import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { May } from '@app/access';
import {
  aNumber,
  answerFrom,
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
import { type Finding, findings } from '../../domain/vocabulary';
import { ChangeCaf } from '../change-caf.handler';
import { CommentBody, commentOf } from '../comment.body';
import { ElementBody, elementNote } from '../element.body';
import { recordedOf } from '../recorded-of';

export class CompleteAssessmentBody {
  @DayField({ example: '2007-03-20' })
  on!: string;

  @CodeField(findings)
  finding!: Finding;

  @ApiProperty({ type: [ElementBody], required: false, description: 'Elements written down now; earlier ones stand' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => ElementBody)
  elements?: ElementBody[];

  @ApiProperty({ type: CommentBody })
  @ValidateNested()
  @Type(() => CommentBody)
  childComment!: CommentBody;

  @ApiProperty({ type: CommentBody })
  @ValidateNested()
  @Type(() => CommentBody)
  parentComment!: CommentBody;

  @TextField({
    example: 'Mornings are hard since the move; help with them should bring attendance back',
    description: 'Conclusions, and what should change',
  })
  conclusions!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/completion')
export class CompleteAssessmentController {
  constructor(private readonly commands: CommandBus) {}

  @May('assess')
  @Post()
  @ApiOperation({ operationId: 'completeAssessment', summary: 'Complete the assessment of a CAF' })
  @Changes('childId', { episode: aNumber, version: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'assessment-completed-already',
    'caf-suspended',
    'unknown-element',
    'missing-strength-or-need',
    'impossible-finding',
  )
  async complete(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: CompleteAssessmentBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number; version: number } & Landed> {
    const { practitionerId: authorId, agencyId } = sending.actor;
    const sent = enclose(sending, {
      type: 'CompleteAssessment' as const,
      episode,
      on: body.on,
      finding: body.finding,
      elements: (body.elements ?? []).map(elementNote),
      childComment: commentOf(body.childComment),
      parentComment: commentOf(body.parentComment),
      conclusions: body.conclusions,
      authorId,
      agencyId,
    });
    const outcome = await this.commands.execute(new ChangeCaf(childId, sent));
    return answerFrom(outcome, (done) => ({
      childId,
      episode,
      version: recordedOf(done, 'AssessmentCompleted').version,
    }));
  }
}
