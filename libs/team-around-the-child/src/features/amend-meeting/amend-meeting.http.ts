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
import { type MinutesAmendmentReason, minutesAmendmentReasons } from '../../domain/vocabulary';
import { ChangeTeam } from '../change-team.handler';
import { atMeeting, MinutesBody } from '../record-meeting/record-meeting.http';

export class AmendMeetingBody extends MinutesBody {
  @CodeField(minutesAmendmentReasons, { description: 'Why the minutes are amended' })
  reason!: MinutesAmendmentReason;

  @TextField({ optional: true, description: 'Required for another reason' })
  explanation?: string;
}

/** Amended minutes: the whole of what they should say. Those that were recorded before stay readable beside them. */
@ApiTags('teams')
@Controller('v1/teams/:tacId/meetings/:meetingId/amendments')
export class AmendMeetingController {
  constructor(private readonly commands: CommandBus) {}

  @May('work-in-team')
  @Post()
  @ApiOperation({ operationId: 'amendMeeting', summary: 'Amend the minutes of a meeting' })
  @Changes('tacId', 'meetingId')
  @Refuses(
    'team-not-found',
    'team-not-open',
    'meeting-not-found',
    'unknown-member',
    'unknown-child',
    'missing-attendance',
    'not-of-the-family',
    'missing-child-views',
    'missing-parent-reason',
    'missing-next-review',
    'impossible-next-review',
    'missing-explanation',
    'future-date',
    'impossible-date-order',
  )
  async amend(
    @Param('tacId', UuidParam) tacId: string,
    @Param('meetingId', UuidParam) meetingId: string,
    @Body() body: AmendMeetingBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; meetingId: string } & Landed> {
    const sent = enclose(sending, {
      type: 'AmendMeeting' as const,
      meetingId,
      on: body.on,
      kind: body.kind,
      chair: body.chair,
      minuteTaker: body.minuteTaker ?? null,
      attendance: body.attendance,
      children: body.children.map(atMeeting),
      parentPresent: body.parentPresent,
      parentAbsence: body.parentAbsence ?? null,
      parentComment: body.parentComment ?? null,
      parentSupport: body.parentSupport ?? [],
      consentRechecked: body.consentRechecked,
      nextReviewOn: body.nextReviewOn ?? null,
      closing: body.closing ?? null,
      venue: body.venue ?? null,
      minutes: body.minutes,
      reason: body.reason,
      explanation: body.explanation ?? null,
    });
    return answer(await this.commands.execute(new ChangeTeam(tacId, sent)), { tacId, meetingId });
  }
}
