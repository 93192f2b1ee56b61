import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  Changes,
  CodeField,
  enclose,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { outcomes, type ReviewOutcome } from '../../domain/vocabulary';
import { FollowBreakGlass } from '../follow-break-glass.handler';

export class ReviewBreakGlassBody {
  @CodeField(outcomes)
  outcome!: ReviewOutcome;

  @TextField({ optional: true })
  note?: string;
}

@ApiTags('break-glass')
@Controller('v1/children/:childId/break-glass/:breakGlassId/review')
export class ReviewBreakGlassController {
  constructor(private readonly commands: CommandBus) {}

  /** Says whether the reason was good enough, once it has ended. Never by who gave it. */
  @May('review-break-glass')
  @Post()
  @ApiOperation({ operationId: 'reviewBreakGlass', summary: 'Review an emergency access' })
  @Changes('childId', 'breakGlassId')
  @Refuses(
    'record-erased',
    'break-glass-not-found',
    'break-glass-still-open',
    'break-glass-already-reviewed',
    'second-person-needed',
  )
  async review(
    @Param('childId', UuidParam) childId: string,
    @Param('breakGlassId', UuidParam) breakGlassId: string,
    @Body() { outcome, note }: ReviewBreakGlassBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; breakGlassId: string } & Landed> {
    const { actor, at } = sending;
    const review = { outcome, note: note ?? null };
    const command = { type: 'ReviewBreakGlass' as const, breakGlassId, by: actor.practitionerId, at, ...review };
    return answer(await this.commands.execute(new FollowBreakGlass(childId, enclose(sending, command))), {
      childId,
      breakGlassId,
    });
  }
}
