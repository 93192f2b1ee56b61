import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  Changes,
  CodeField,
  Creates,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type ReasonForRejecting, reasonsForRejecting } from '../../domain/vocabulary';
import { speakerRefusals } from '../said.http';
import { sendChange } from '../send-change';

export class RejectWishBody {
  @CodeField(reasonsForRejecting)
  because!: ReasonForRejecting;

  @TextField({ max: 1000, example: 'The mother says that she meant the photographs, not the plan' })
  reason!: string;
}
export class RetractWishBody {
  @TextField({ max: 1000, example: 'It was said about another child' })
  reason!: string;
}

const recordRefusals = [
  'child-not-found',
  'wish-not-found',
  'record-merged',
  'record-sealed',
  'record-erased',
] as const;

@ApiTags('consent')
@Controller('v1/children/:childId/reported-wishes/:wishId')
export class AnswerWishController {
  constructor(private readonly commands: CommandBus) {}

  /** The family did say it: it becomes a statement, in the words that were reported. Never by who reported it, nor by an agency that gains. */
  @May('answer-wish')
  @Post('confirmation')
  @ApiOperation({ operationId: 'confirmReportedWish', summary: 'Confirm a reported wish' })
  @Creates('childId', 'wishId', 'statementId')
  @Refuses(
    ...recordRefusals,
    ...speakerRefusals,
    'wish-answered-already',
    'second-person-needed',
    'consent-not-recorded',
    'child-decides',
    'said-otherwise-since',
    'child-deceased',
    'pregnancy-ended',
  )
  confirm(
    @Param('childId', UuidParam) childId: string,
    @Param('wishId', UuidParam) wishId: string,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; wishId: string; statementId: string } & Landed> {
    const statementId = idFor(sending, 'consent-statement');
    return sendChange(
      this.commands,
      childId,
      sending,
      { type: 'ConfirmWish' as const, wishId, statementId },
      { wishId, statementId },
    );
  }

  /** The wish is not followed, and why. What was paused by it goes on. */
  @May('answer-wish')
  @Post('rejection')
  @ApiOperation({ operationId: 'rejectReportedWish', summary: 'Reject a reported wish' })
  @Changes('childId', 'wishId')
  @Refuses(...recordRefusals, 'wish-answered-already', 'second-person-needed')
  reject(
    @Param('childId', UuidParam) childId: string,
    @Param('wishId', UuidParam) wishId: string,
    @Body() { because, reason }: RejectWishBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; wishId: string } & Landed> {
    const request = { type: 'RejectWish' as const, wishId, because, reason };
    return sendChange(this.commands, childId, sending, request, { wishId });
  }

  /** Whoever reported it had misunderstood, or meant another child. */
  @May('report-wish')
  @Post('retraction')
  @ApiOperation({ operationId: 'retractReportedWish', summary: 'Retract a reported wish' })
  @Changes('childId', 'wishId')
  @Refuses(...recordRefusals, 'wish-answered-already')
  retract(
    @Param('childId', UuidParam) childId: string,
    @Param('wishId', UuidParam) wishId: string,
    @Body() { reason }: RetractWishBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; wishId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'RetractWish' as const, wishId, reason }, { wishId });
  }
}
