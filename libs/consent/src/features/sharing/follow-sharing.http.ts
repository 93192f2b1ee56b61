import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  Changes,
  Creates,
  DayField,
  FlagField,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { sendSharing } from './send-sharing';

export class ReviewSharingBody {
  @DayField({
    optional: true,
    example: '2007-11-30',
    description: 'Its last day from now on, within three months; left out: it ends today',
  })
  until?: string;

  @TextField({ max: 2000, example: 'The enquiry has not ended' })
  why!: string;
}
export class ChallengeSharingBody {
  @TextField({ max: 2000, example: 'The family could have been asked' })
  why!: string;
}
export class AnswerChallengeBody {
  @FlagField({ description: 'The challenge is right: the sharing ends today' })
  upheld!: boolean;

  @TextField({ max: 2000, example: 'The mother could be reached that evening' })
  why!: string;
}

/** What becomes of a decision to share without consent. */
@ApiTags('consent')
@Controller('v1/children/:childId/consent/sharings-without-consent/:sharingId')
export class FollowSharingController {
  constructor(private readonly commands: CommandBus) {}

  /** A manager of the deciding agency stands by what was decided while none could be reached. To anybody else there is no such decision. */
  @May('confirm-sharing')
  @Post('confirmation')
  @ApiOperation({ operationId: 'confirmSharing', summary: 'Confirm a sharing without consent' })
  @Changes('childId', 'sharingId')
  @Refuses('sharing-not-found', 'decided-alone', 'no-confirmation-owed', 'sharing-confirmed', 'sharing-over')
  confirm(
    @Param('childId', UuidParam) childId: string,
    @Param('sharingId', UuidParam) sharingId: string,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; sharingId: string } & Landed> {
    return sendSharing(this.commands, childId, sending, { type: 'ConfirmSharing', sharingId }, { sharingId });
  }

  /** Whether it is still needed is looked at: it goes on, by somebody else than who recorded it, or it ends. */
  @May('share-without-consent')
  @Post('reviews')
  @ApiOperation({ operationId: 'reviewSharing', summary: 'Review a sharing without consent' })
  @Creates('childId', 'sharingId', 'reviewId')
  @Refuses(
    'child-not-found',
    'sharing-not-found',
    'own-agency-benefits',
    'decided-alone',
    'impossible-end',
    'sharing-over',
    'record-merged',
    'record-sealed',
  )
  review(
    @Param('childId', UuidParam) childId: string,
    @Param('sharingId', UuidParam) sharingId: string,
    @Body() { until, why }: ReviewSharingBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; sharingId: string; reviewId: string } & Landed> {
    const reviewId = idFor(sending, 'sharing-review');
    const request = { type: 'ReviewSharing' as const, sharingId, reviewId, until: until ?? null, why };
    return sendSharing(this.commands, childId, sending, request, { sharingId, reviewId });
  }

  /** Whoever answers for the place or for the data objects. */
  @May('challenge-sharing')
  @Post('challenges')
  @ApiOperation({ operationId: 'challengeSharing', summary: 'Challenge a sharing without consent' })
  @Creates('childId', 'sharingId', 'challengeId')
  @Refuses(
    'child-not-found',
    'sharing-not-found',
    'challenge-recorded',
    'sharing-over',
    'record-merged',
    'record-sealed',
  )
  challenge(
    @Param('childId', UuidParam) childId: string,
    @Param('sharingId', UuidParam) sharingId: string,
    @Body() { why }: ChallengeSharingBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; sharingId: string; challengeId: string } & Landed> {
    const challengeId = idFor(sending, 'sharing-challenge');
    const request = { type: 'ChallengeSharing' as const, sharingId, challengeId, why };
    return sendSharing(this.commands, childId, sending, request, { sharingId, challengeId });
  }

  /** Answered by somebody who neither made the challenge nor took part in the decision; where it is right, the sharing ends. */
  @May('answer-sharing-challenge')
  @Post('challenges/:challengeId/answer')
  @ApiOperation({ operationId: 'answerSharingChallenge', summary: 'Answer a challenge to a sharing without consent' })
  @Changes('childId', 'sharingId', 'challengeId')
  @Refuses(
    'child-not-found',
    'sharing-not-found',
    'challenge-not-found',
    'challenge-answered',
    'decided-alone',
    'own-agency-benefits',
    'record-merged',
    'record-sealed',
  )
  answer(
    @Param('childId', UuidParam) childId: string,
    @Param('sharingId', UuidParam) sharingId: string,
    @Param('challengeId', UuidParam) challengeId: string,
    @Body() { upheld, why: answer }: AnswerChallengeBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; sharingId: string; challengeId: string } & Landed> {
    const request = { type: 'AnswerChallenge' as const, sharingId, challengeId, upheld, answer };
    return sendSharing(this.commands, childId, sending, request, { sharingId, challengeId });
  }
}
