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
  Creates,
  DayField,
  FlagField,
  enclose,
  type Landed,
  NumberParam,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type ReviewConclusion, reviewConclusions } from '../../domain/vocabulary';
import { CommentBody, commentOf } from '../comment.body';
import { OutcomeBody, outcomeOf } from '../outcome.body';
import { ChangeCaf } from '../change-caf.handler';
import { recordedOf } from '../recorded-of';

export class ReviewCafBody {
  @DayField({ example: '2007-05-02' })
  on!: string;

  @CodeField(reviewConclusions)
  conclusion!: ReviewConclusion;

  @DayField({ optional: true, example: '2007-06-13', description: 'Required to continue' })
  nextReviewOn?: string;

  @ApiProperty({ type: [OutcomeBody], required: false })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => OutcomeBody)
  outcomes?: OutcomeBody[];

  @FlagField({ description: 'Whether the family was asked again whether they agree' })
  consentRechecked!: boolean;

  @ApiProperty({ type: CommentBody })
  @ValidateNested()
  @Type(() => CommentBody)
  childComment!: CommentBody;

  @ApiProperty({ type: CommentBody })
  @ValidateNested()
  @Type(() => CommentBody)
  parentComment!: CommentBody;

  @TextField({ max: 20000, example: 'Two of three actions are done; the family sees a difference' })
  notes!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/reviews')
export class ReviewCafController {
  constructor(private readonly commands: CommandBus) {}

  /** Where a team works with the child, its meetings are the reviews. */
  @May('work-on-plan')
  @Post()
  @ApiOperation({ operationId: 'reviewCaf', summary: 'Record the review of a CAF' })
  @Creates('childId', { episode: aNumber, review: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'caf-suspended',
    'assessment-not-completed',
    'review-already-recorded',
    'missing-next-review',
    'impossible-next-review',
    'unknown-element',
  )
  async review(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: ReviewCafBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number; review: number } & Landed> {
    const command = {
      type: 'ReviewCaf' as const,
      episode,
      on: body.on,
      conclusion: body.conclusion,
      nextReviewOn: body.nextReviewOn ?? null,
      outcomes: (body.outcomes ?? []).map(outcomeOf),
      consentRechecked: body.consentRechecked,
      childComment: commentOf(body.childComment),
      parentComment: commentOf(body.parentComment),
      notes: body.notes,
    };
    const outcome = await this.commands.execute(new ChangeCaf(childId, enclose(sending, command)));
    return answerFrom(outcome, (done) => ({ childId, episode, review: recordedOf(done, 'CafReviewed').review }));
  }
}
