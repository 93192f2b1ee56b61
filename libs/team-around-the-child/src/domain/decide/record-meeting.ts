import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { childrenOn } from '../children';
import { isExpected, mayAttend } from '../members';
import {
  type AgencyMember,
  type ChildDiscussed,
  type ChildHeard,
  type ChildViewsRecorded,
  type MeetingRecorded,
  type TeamEvent,
} from '../team.events';
import { type ConvenedTeam, existingTeam, type Team, type TeamStateRefusal, wrongDate } from '../team.state';
import {
  type Attendance,
  type CommunicationSupport,
  type FamilyAbsence,
  type MeetingKind,
  type TeamCloseReason,
} from '../vocabulary';

/** One child in a meeting: how they were heard, what they said, and what was said about them. */
export interface ChildAtMeeting extends ChildHeard {
  readonly views: string | null;
  readonly strengths: string | null;
  /** How it stands with each need that was spoken about, by element of the child's assessment. */
  readonly updates: Readonly<Record<string, string>>;
}

export interface RecordMeeting {
  readonly type: 'RecordMeeting';
  readonly meetingId: string;
  /** Whether the id is that of a meeting in the diary. */
  readonly asScheduled: boolean;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly kind: MeetingKind;
  readonly chair: string;
  readonly minuteTaker: string | null;
  readonly attendance: readonly { readonly memberId: string; readonly as: Attendance }[];
  readonly walkIns: readonly AgencyMember[];
  /** Agencies of walk-ins to whom the family's consent does not allow sharing. */
  readonly agenciesNotCovered: readonly string[];
  readonly children: readonly ChildAtMeeting[];
  /** Elements about which the assessment of each child says anything, by child. */
  readonly assessedElements: Readonly<Record<string, readonly string[]>>;
  readonly parentPresent: boolean;
  readonly parentAbsence: FamilyAbsence | null;
  readonly parentComment: string | null;
  readonly parentSupport: readonly CommunicationSupport[];
  readonly consentRechecked: boolean;
  readonly nextReviewOn: CalendarDate | null;
  /** The timescales allow the next review to be no later than this. */
  readonly latestReviewOn: CalendarDate;
  readonly closing: TeamCloseReason | null;
  /** Where it was held. */
  readonly venue: string | null;
  readonly minutes: string;
  /** Whether it is known to be another one than that of the same day and kind which is on record. */
  readonly another?: boolean;
}

export type FollowUpRefusal = Refusal<'missing-next-review' | 'impossible-next-review'>;
export type RecordMeetingRefusal =
  | TeamStateRefusal
  | FollowUpRefusal
  | Refusal<
      | 'meeting-not-found'
      | 'meeting-held'
      | 'probable-duplicate'
      | 'meeting-cancelled'
      | 'unknown-member'
      | 'unknown-child'
      | 'missing-attendance'
      | 'not-of-the-family'
      | 'unknown-need'
      | 'missing-child-views'
      | 'missing-parent-reason'
      | 'consent-does-not-cover-agency'
    >;

const attendanceRefused = (command: RecordMeeting, team: ConvenedTeam): RecordMeetingRefusal | undefined => {
  const { on, attendance, walkIns, chair, minuteTaker } = command;
  const expected = team.members.filter((member) => isExpected(member, on));
  const known = new Set(
    [...team.members.filter((member) => mayAttend(member, on)), ...walkIns].map(({ memberId }) => memberId),
  );
  const stranger = attendance.findIndex(({ memberId }) => !known.has(memberId));
  if (stranger >= 0) return refuse('unknown-member', 'not a member of this team', `/attendance/${stranger}/memberId`);
  if (!known.has(chair)) return refuse('unknown-member', 'the chair is not a member of this team', '/chair');
  if (minuteTaker !== null && !known.has(minuteTaker))
    return refuse('unknown-member', 'who takes the minutes is not a member of this team', '/minuteTaker');
  const listed = attendance.map(({ memberId }) => memberId);
  if (new Set(listed).size !== listed.length || expected.some(({ memberId }) => !listed.includes(memberId)))
    return refuse('missing-attendance', 'say of each member, once, whether they came', '/attendance');
  const keptAway = attendance.findIndex(
    ({ memberId, as }) =>
      as === 'kept-away' && !team.members.some((one) => one.kind === 'family' && one.memberId === memberId),
  );
  if (keptAway >= 0)
    return refuse('not-of-the-family', 'only one of the family is kept away', `/attendance/${keptAway}/as`);
  const notCovered = walkIns.findIndex(({ agencyId }) => command.agenciesNotCovered.includes(agencyId));
  if (notCovered >= 0)
    return refuse(
      'consent-does-not-cover-agency',
      'the family has not agreed to share with this agency',
      `/walkIns/${notCovered}/agencyId`,
    );
  return undefined;
};

const scheduleRefused = (
  { meetingId, asScheduled }: RecordMeeting,
  { schedule }: ConvenedTeam,
): RecordMeetingRefusal | undefined => {
  if (!asScheduled) return undefined;
  const planned = schedule.find((meeting) => meeting.meetingId === meetingId);
  if (planned === undefined) return refuse('meeting-not-found', 'no such meeting was planned', '/meetingId');
  return planned.status === 'cancelled'
    ? refuse('meeting-cancelled', 'this meeting was cancelled: record it without the plan', '/meetingId')
    : undefined;
};

const familyRefused = (command: RecordMeeting, team: ConvenedTeam): RecordMeetingRefusal | undefined => {
  const { children, parentPresent, parentAbsence } = command;
  const served = childrenOn(team.children, command.on).map(({ childId }) => childId);
  const other = children.findIndex(({ childId }) => !served.includes(childId));
  if (other >= 0) return refuse('unknown-child', 'this team does not work with that child', `/children/${other}`);
  const silent = served.find(
    (childId) =>
      !children.some(
        (child) => child.childId === childId && (child.present || child.heard !== null || child.notHeard !== null),
      ),
  );
  if (silent !== undefined || children.length !== served.length)
    return refuse('missing-child-views', 'say of each child, once, how the child was heard or why not', '/children');
  const unassessed = children.findIndex(({ childId, updates }) =>
    Object.keys(updates).some((element) => !(command.assessedElements[childId] ?? []).includes(element)),
  );
  if (unassessed >= 0)
    return refuse(
      'unknown-need',
      'the assessment of this child says nothing about that element',
      `/children/${unassessed}/updates`,
    );
  if (!parentPresent && parentAbsence === null)
    return refuse('missing-parent-reason', 'say why no parent was there', '/parentAbsence');
  return undefined;
};

/** What is wrong with an agreement about the time to come: one of two, and the review after this day but in time. */
export const followUpRefused = ({
  on,
  nextReviewOn,
  latestReviewOn,
  closing,
}: Pick<RecordMeeting, 'on' | 'nextReviewOn' | 'latestReviewOn' | 'closing'>): FollowUpRefusal | undefined => {
  if ((nextReviewOn === null) === (closing === null))
    return refuse(
      'missing-next-review',
      'agree on the day of the next review, or say why the team will close',
      '/nextReviewOn',
    );
  if (nextReviewOn !== null && (nextReviewOn <= on || nextReviewOn > latestReviewOn))
    return refuse(
      'impossible-next-review',
      'the next review is after the meeting, and no later than the timescales allow',
      '/nextReviewOn',
    );
  return undefined;
};

/** What is wrong with what the minutes say, whatever the day. */
export const meetingRefused = (command: RecordMeeting, team: ConvenedTeam): RecordMeetingRefusal | undefined =>
  scheduleRefused(command, team) ??
  attendanceRefused(command, team) ??
  familyRefused(command, team) ??
  followUpRefused(command);

const discussed = (
  { childId, strengths, updates }: ChildAtMeeting,
  meetingId: string,
  on: CalendarDate,
): readonly ChildDiscussed[] => {
  const needs = Object.keys(updates);
  return strengths === null && needs.length === 0
    ? []
    : [
        {
          type: 'ChildDiscussed',
          data: { meetingId, on, childId, needs },
          personal: { strengths, updates },
        },
      ];
};

/**
 * Puts a meeting on record. What a child said, and what was said about a child, goes into events of their own, sealed for
 * that child.
 * Minutes may be entered after the team has closed, as long as the meeting was before.
 */
export const recordMeeting = (command: RecordMeeting, state: Team): Decided<TeamEvent, RecordMeetingRefusal> => {
  const { meetingId, on, kind } = command;
  const team = existingTeam(state);
  if (isRefusal(team)) return team;
  if (team.closed !== null && on > team.closed.on)
    return refuse('team-not-open', 'this team had closed before that day');
  const refused = wrongDate(command, team.convenedOn) ?? meetingRefused(command, team);
  if (refused !== undefined) return refused;
  const recorded: MeetingRecorded = {
    type: 'MeetingRecorded',
    data: {
      meetingId,
      on,
      kind,
      chair: command.chair,
      minuteTaker: command.minuteTaker,
      attendance: command.attendance,
      walkIns: command.walkIns,
      children: command.children.map(({ childId, present, heard, notHeard, support, leadProfessional }) => ({
        childId,
        present,
        heard,
        notHeard,
        support,
        leadProfessional,
      })),
      parentPresent: command.parentPresent,
      parentAbsence: command.parentPresent ? null : command.parentAbsence,
      parentSupport: command.parentSupport,
      consentRechecked: command.consentRechecked,
      nextReviewOn: command.nextReviewOn,
      closing: command.closing,
    },
    personal: { venue: command.venue, minutes: command.minutes, parentComment: command.parentComment },
  };
  const views = command.children.flatMap<ChildViewsRecorded>(({ childId, views: said }) =>
    said === null ? [] : [{ type: 'ChildViewsRecorded', data: { meetingId, on, childId }, personal: { views: said } }],
  );
  const wanted = [recorded, ...views, ...command.children.flatMap((child) => discussed(child, meetingId, on))];
  const held = team.meetings.find((meeting) => meeting.meetingId === meetingId);
  const alike = held ?? team.meetings.findLast((meeting) => meeting.on === on && meeting.kind === kind);
  if (alike === undefined) return wanted;
  const stands = { existing: alike.meetingId, correctedBy: 'POST /v1/teams/{tacId}/meetings/{meetingId}/amendments' };
  const refusal =
    held !== undefined
      ? refuseExisting('meeting-held', 'the minutes of this meeting are on record', stands)
      : command.another === true
        ? undefined
        : refuseExisting('probable-duplicate', 'a meeting of that kind and day is on record: say if this is another', {
            ...stands,
            field: '/another',
          });
  return alreadyRecorded({
    by: (fact) =>
      fact.type === 'MeetingRecorded' &&
      (fact.data.meetingId === meetingId || (fact.data.on === on && fact.data.kind === kind)),
    wanted,
    ...(refusal === undefined ? {} : { refusal }),
  });
};
