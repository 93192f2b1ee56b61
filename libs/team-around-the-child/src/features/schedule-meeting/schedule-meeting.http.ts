import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  CodeField,
  DayField,
  enclose,
  idFor,
  type Landed,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Changes,
  Creates,
  Refuses,
} from '@app/http';
import { type MeetingKind, meetingKinds, type PostponementReason, postponementReasons } from '../../domain/vocabulary';
import { ChangeTeam, type TeamRequest } from '../change-team.handler';

export class ScheduleMeetingBody {
  @DayField({ example: '2007-04-16', description: 'The day on which the meeting was agreed' })
  on!: string;

  @CodeField(meetingKinds)
  kind!: MeetingKind;

  @DayField({ example: '2007-05-28', description: 'The day on which to meet' })
  plannedFor!: string;

  @TextField({ optional: true, max: 500, description: 'Where and when on the day' })
  venue?: string;
}

export class RescheduleMeetingBody {
  @DayField({ example: '2007-05-21', description: 'The day on which that was agreed' })
  on!: string;

  @DayField({ example: '2007-06-04', description: 'The day on which to meet instead' })
  plannedFor!: string;

  @CodeField(postponementReasons)
  reason!: PostponementReason;

  @TextField({ optional: true, max: 500, description: 'Where and when on the day' })
  venue?: string;

  @TextField({ optional: true })
  note?: string;
}

export class CancelMeetingBody {
  @DayField({ example: '2007-06-04' })
  on!: string;

  @CodeField(postponementReasons)
  reason!: PostponementReason;

  @TextField({ optional: true })
  note?: string;
}

const changeRefusals = [
  'team-not-found',
  'team-not-open',
  'meeting-not-found',
  'meeting-already-planned',
  'meeting-held',
  'meeting-cancelled',
  'future-date',
  'impossible-date-order',
] as const;

/** The diary of a team. A meeting that took place is put on record under `meetings`, with the id it has here. */
@ApiTags('teams')
@Controller('v1/teams/:tacId/schedule')
export class ScheduleMeetingController {
  constructor(private readonly commands: CommandBus) {}

  @May('work-in-team')
  @Post()
  @ApiOperation({ operationId: 'scheduleMeeting', summary: 'Schedule a meeting of a team' })
  @Creates('tacId', 'meetingId')
  @Refuses('team-not-found', 'team-not-open', 'meeting-already-planned', 'future-date', 'impossible-date-order')
  schedule(
    @Param('tacId', UuidParam) tacId: string,
    @Body() { on, kind, plannedFor, venue }: ScheduleMeetingBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; meetingId: string } & Landed> {
    const meetingId = idFor(sending, 'meeting');
    return this.send(
      tacId,
      { type: 'ScheduleMeeting', meetingId, on, kind, plannedFor, venue: venue ?? null },
      sending,
    );
  }

  @May('work-in-team')
  @Post(':meetingId/change')
  @ApiOperation({ operationId: 'rescheduleMeeting', summary: 'Reschedule a meeting' })
  @Changes('tacId', 'meetingId')
  @Refuses(...changeRefusals)
  reschedule(
    @Param('tacId', UuidParam) tacId: string,
    @Param('meetingId', UuidParam) meetingId: string,
    @Body() { on, plannedFor, reason, venue, note }: RescheduleMeetingBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; meetingId: string } & Landed> {
    const said = { venue: venue ?? null, note: note ?? null };
    return this.send(tacId, { type: 'RescheduleMeeting', meetingId, on, plannedFor, reason, ...said }, sending);
  }

  @May('work-in-team')
  @Post(':meetingId/cancellation')
  @ApiOperation({ operationId: 'cancelMeeting', summary: 'Cancel a meeting' })
  @Changes('tacId', 'meetingId')
  @Refuses(...changeRefusals)
  cancel(
    @Param('tacId', UuidParam) tacId: string,
    @Param('meetingId', UuidParam) meetingId: string,
    @Body() { on, reason, note }: CancelMeetingBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; meetingId: string } & Landed> {
    return this.send(tacId, { type: 'CancelMeeting', meetingId, on, reason, note: note ?? null }, sending);
  }

  private async send(
    tacId: string,
    request: Extract<TeamRequest, { meetingId: string }>,
    sending: Sending,
  ): Promise<{ tacId: string; meetingId: string } & Landed> {
    const outcome = await this.commands.execute(new ChangeTeam(tacId, enclose<TeamRequest>(sending, request)));
    return answer(outcome, { tacId, meetingId: request.meetingId });
  }
}
