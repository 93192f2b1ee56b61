import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { May } from '@app/access';
import {
  answer,
  CodeField,
  CodesField,
  DayField,
  FlagField,
  enclose,
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
import {
  type Attendance,
  attendances,
  type CommunicationSupport,
  communicationSupports,
  type FamilyAbsence,
  familyAbsences,
  type LeadAgreement,
  leadAgreements,
  type MeetingKind,
  meetingKinds,
  type NotHeardReason,
  notHeardReasons,
  type TeamCloseReason,
  teamCloseReasons,
  type WayOfHearing,
  waysOfHearing,
} from '../../domain/vocabulary';
import { type ChildAtMeeting } from '../../domain/decide/record-meeting';
import { AgencyRegister } from '@app/practitioners';
import { agencyMember, AgencyMemberBody } from '../agency-member.body';
import { ChangeTeam } from '../change-team.handler';

export class AttendanceBody {
  @IdField()
  memberId!: string;

  @CodeField(attendances)
  as!: Attendance;
}

export class NeedUpdateBody {
  @TextField({ max: 20, example: 'D4', description: 'Element of the assessment of this child' })
  need!: string;

  @TextField()
  text!: string;
}

export class ChildHeardBody {
  @IdField()
  childId!: string;

  @FlagField()
  present!: boolean;

  @CodeField(waysOfHearing, { optional: true, description: 'How the child was heard' })
  heard?: WayOfHearing;

  @CodeField(notHeardReasons, { optional: true, description: 'Why the child was neither there nor heard' })
  notHeard?: NotHeardReason;

  @CodesField(communicationSupports, { optional: true, description: 'With what help the child followed and was heard' })
  support?: CommunicationSupport[];

  @TextField({ optional: true, description: 'What the child said; sealed for this child alone' })
  views?: string;

  @TextField({ optional: true, description: 'What goes well' })
  strengths?: string;

  @ApiProperty({ type: [NeedUpdateBody], required: false, description: 'How it stands with each need spoken about' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(19)
  @ArrayUnique(({ need }: NeedUpdateBody) => need)
  @ValidateNested({ each: true })
  @Type(() => NeedUpdateBody)
  updates?: NeedUpdateBody[];

  @CodeField(leadAgreements, {
    optional: true,
    description: 'What was agreed about who leads; the role itself passes when the nominee accepts',
  })
  leadProfessional?: LeadAgreement;
}

/** What the minutes of a meeting say. */
export class MinutesBody {
  @DayField({ example: '2007-04-16' })
  on!: string;

  @CodeField(meetingKinds)
  kind!: MeetingKind;

  @IdField({ description: 'Member id' })
  chair!: string;

  @IdField({ optional: true, description: 'Member id' })
  minuteTaker?: string;

  @ApiProperty({ type: [AttendanceBody], description: 'Each member once' })
  @IsArray()
  @ArrayMaxSize(80)
  @ValidateNested({ each: true })
  @Type(() => AttendanceBody)
  attendance!: AttendanceBody[];

  @ApiProperty({ type: [ChildHeardBody], description: 'Each child once' })
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => ChildHeardBody)
  children!: ChildHeardBody[];

  @FlagField()
  parentPresent!: boolean;

  @CodeField(familyAbsences, { optional: true, description: 'Why no parent was there' })
  parentAbsence?: FamilyAbsence;

  @TextField({ optional: true })
  parentComment?: string;

  @CodesField(communicationSupports, { optional: true, description: 'With what help the parents followed' })
  parentSupport?: CommunicationSupport[];

  @FlagField({ description: 'Whether the family was asked again whether they agree' })
  consentRechecked!: boolean;

  @DayField({ optional: true, example: '2007-05-28', description: 'Either this or closing' })
  nextReviewOn?: string;

  @CodeField(teamCloseReasons, { optional: true, description: 'Why the team is about to close' })
  closing?: TeamCloseReason;

  @TextField({ optional: true, max: 500, description: 'Where it was held' })
  venue?: string;

  @TextField({ max: 20000, example: 'Everybody spoke; the plan goes on and its first two actions are done' })
  minutes!: string;
}

export class RecordMeetingBody extends MinutesBody {
  @IdField({ optional: true, description: 'The meeting as it was planned; left out for one that was not' })
  meetingId?: string;

  @ApiProperty({ type: [AgencyMemberBody], required: false, description: 'Who came without having been invited' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AgencyMemberBody)
  walkIns?: AgencyMemberBody[];

  @FlagField({
    optional: true,
    description: 'Whether this is another one than that of the same day on record, which otherwise counts as the same',
  })
  another?: boolean;
}

export const atMeeting = (child: ChildHeardBody): ChildAtMeeting => ({
  childId: child.childId,
  present: child.present,
  heard: child.heard ?? null,
  notHeard: child.notHeard ?? null,
  support: child.support ?? [],
  leadProfessional: child.leadProfessional ?? null,
  views: child.views ?? null,
  strengths: child.strengths ?? null,
  updates: Object.fromEntries((child.updates ?? []).map(({ need, text }) => [need, text])),
});

@ApiTags('teams')
@Controller('v1/teams/:tacId/meetings')
export class RecordMeetingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agencies: AgencyRegister,
  ) {}

  @May('work-in-team')
  @Post()
  @ApiOperation({ operationId: 'recordMeeting', summary: 'Record a meeting of a team' })
  @Creates('tacId', 'meetingId')
  @Refuses(
    'unknown-agency',
    'agency-not-active',
    'team-not-found',
    'team-not-open',
    'future-date',
    'impossible-date-order',
    'meeting-not-found',
    'meeting-held',
    'probable-duplicate',
    'meeting-cancelled',
    'unknown-member',
    'unknown-child',
    'missing-attendance',
    'not-of-the-family',
    'unknown-need',
    'missing-child-views',
    'missing-parent-reason',
    'missing-next-review',
    'impossible-next-review',
    'consent-does-not-cover-agency',
  )
  async record(
    @Param('tacId', UuidParam) tacId: string,
    @Body() body: RecordMeetingBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; meetingId: string } & Landed> {
    const meetingId = body.meetingId ?? idFor(sending, 'meeting');
    const walkIns = await Promise.all(
      (body.walkIns ?? []).map((member, nth) =>
        agencyMember(this.agencies, member, body.on, idFor(sending, `walk-in-${nth}`), `/walkIns/${nth}`),
      ),
    );
    const sent = enclose(sending, {
      type: 'RecordMeeting' as const,
      meetingId,
      asScheduled: body.meetingId !== undefined,
      on: body.on,
      kind: body.kind,
      chair: body.chair,
      minuteTaker: body.minuteTaker ?? null,
      attendance: body.attendance,
      walkIns,
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
      another: body.another ?? false,
    });
    return answer(await this.commands.execute(new ChangeTeam(tacId, sent)), { tacId, meetingId });
  }
}
