import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  CodeField,
  DayField,
  enclose,
  type Landed,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Changes,
  Refuses,
} from '@app/http';
import { type InvitationDeclineReason, invitationDeclineReasons } from '../../domain/vocabulary';
import { ChangeTeam, type TeamRequest } from '../change-team.handler';

export class AcceptInvitationBody {
  @DayField({ example: '2007-04-23' })
  on!: string;
}

export class DeclineInvitationBody extends AcceptInvitationBody {
  @CodeField(invitationDeclineReasons)
  reason!: InvitationDeclineReason;

  @TextField({ optional: true })
  note?: string;
}

const refusals = [
  'team-not-found',
  'team-not-open',
  'member-not-found',
  'member-left',
  'invitation-answered',
  'not-the-invited',
  'future-date',
  'impossible-date-order',
] as const;

/** An agency answers for itself; what one of the family says is written down by someone who works in the team. */
@ApiTags('teams')
@Controller('v1/teams/:tacId/members/:memberId')
export class AnswerInvitationController {
  constructor(private readonly commands: CommandBus) {}

  @May('answer-invitation')
  @Post('acceptance')
  @ApiOperation({ operationId: 'acceptInvitation', summary: 'Accept the invitation to a team' })
  @Changes('tacId', 'memberId')
  @Refuses(...refusals)
  accept(
    @Param('tacId', UuidParam) tacId: string,
    @Param('memberId', UuidParam) memberId: string,
    @Body() { on }: AcceptInvitationBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; memberId: string } & Landed> {
    return this.send(tacId, { type: 'AcceptInvitation', memberId, on, by: sending.actor }, sending);
  }

  @May('answer-invitation')
  @Post('refusal')
  @ApiOperation({ operationId: 'declineInvitation', summary: 'Decline the invitation to a team' })
  @Changes('tacId', 'memberId')
  @Refuses(...refusals)
  decline(
    @Param('tacId', UuidParam) tacId: string,
    @Param('memberId', UuidParam) memberId: string,
    @Body() { on, reason, note }: DeclineInvitationBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; memberId: string } & Landed> {
    const by = sending.actor;
    return this.send(tacId, { type: 'DeclineInvitation', memberId, on, by, reason, note: note ?? null }, sending);
  }

  private async send(
    tacId: string,
    request: Extract<TeamRequest, { memberId: string }>,
    sending: Sending,
  ): Promise<{ tacId: string; memberId: string } & Landed> {
    const outcome = await this.commands.execute(new ChangeTeam(tacId, enclose<TeamRequest>(sending, request)));
    return answer(outcome, { tacId, memberId: request.memberId });
  }
}
