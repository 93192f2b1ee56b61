import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { May } from '@app/access';
import { type EcmOutcome, ecmOutcomes, type Result, results } from '@app/kernel';
import {
  answer,
  CodeField,
  DayField,
  enclose,
  FlagField,
  IdField,
  idFor,
  type Landed,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Creates,
  Refuses,
} from '@app/http';
import { type TeamCloseReason, teamCloseReasons } from '../../domain/vocabulary';
import { ChangeTeam } from '../change-team.handler';

export class ReviewedOutcomeBody {
  @CodeField(ecmOutcomes)
  ecm!: EcmOutcome;

  @TextField({ max: 20, example: 'D4', description: 'Element of the assessment' })
  element!: string;

  @CodeField(results)
  result!: Result;

  @ApiProperty({ required: false, minimum: 1, maximum: 10, description: 'Distance travelled, as the family sees it' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  distance?: number;
}

export class ChildReviewBody {
  @IdField()
  childId!: string;

  @ApiProperty({ type: [ReviewedOutcomeBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => ReviewedOutcomeBody)
  outcomes!: ReviewedOutcomeBody[];

  @TextField({ optional: true })
  childComment?: string;

  @TextField({ optional: true })
  parentComment?: string;
}

export class RecordReviewBody {
  @DayField({ example: '2007-05-28' })
  on!: string;

  @IdField({ optional: true, description: 'The meeting in which it was done' })
  meetingId?: string;

  @ApiProperty({ type: [ChildReviewBody], description: 'Each child once' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => ChildReviewBody)
  children!: ChildReviewBody[];

  @DayField({ optional: true, example: '2007-07-09', description: 'Either this or closing' })
  nextReviewOn?: string;

  @CodeField(teamCloseReasons, { optional: true, description: 'Why the team is about to close' })
  closing?: TeamCloseReason;

  @FlagField({
    optional: true,
    description: 'Whether this is another one than that of the same day on record, which otherwise counts as the same',
  })
  another?: boolean;
}

@ApiTags('teams')
@Controller('v1/teams/:tacId/reviews')
export class RecordReviewController {
  constructor(private readonly commands: CommandBus) {}

  @May('lead-team')
  @Post()
  @ApiOperation({ operationId: 'recordTeamReview', summary: "Record the review of a team's plan" })
  @Creates('tacId', 'reviewId')
  @Refuses(
    'team-not-found',
    'team-not-open',
    'not-a-member',
    'meeting-not-found',
    'unknown-child',
    'missing-child-review',
    'probable-duplicate',
    'impossible-distance',
    'missing-next-review',
    'impossible-next-review',
    'future-date',
    'impossible-date-order',
  )
  async record(
    @Param('tacId', UuidParam) tacId: string,
    @Body() body: RecordReviewBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; reviewId: string } & Landed> {
    const reviewId = idFor(sending, 'review');
    const sent = enclose(sending, {
      type: 'RecordReview' as const,
      reviewId,
      on: body.on,
      by: sending.actor,
      meetingId: body.meetingId ?? null,
      children: body.children.map(({ childId, outcomes, childComment, parentComment }) => ({
        childId,
        outcomes: outcomes.map(({ ecm, element, result, distance }) => ({
          ecm,
          element,
          result,
          distance: distance ?? null,
        })),
        childComment: childComment ?? null,
        parentComment: parentComment ?? null,
      })),
      nextReviewOn: body.nextReviewOn ?? null,
      closing: body.closing ?? null,
      another: body.another ?? false,
    });
    return answer(await this.commands.execute(new ChangeTeam(tacId, sent)), { tacId, reviewId });
  }
}
