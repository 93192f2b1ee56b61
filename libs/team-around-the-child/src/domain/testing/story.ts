import { type ConveneTeam } from '../decide/convene-team';
import { type AcceptInvitation, type DeclineInvitation } from '../decide/answer-invitation';
import { type AgreeAction, type UpdateAction } from '../decide/agree-action';
import { type AddChild, type RemoveChild } from '../decide/change-children';
import { type AmendAction } from '../decide/amend-action';
import { type CloseMergedTeam, type CloseTeam } from '../decide/close-team';
import { type EscalateEngagement } from '../decide/escalate';
import { type InviteMember } from '../decide/invite-member';
import { type RecordMeeting } from '../decide/record-meeting';
import { type RecordReview } from '../decide/record-review';
import { type RemoveMember } from '../decide/remove-member';
import { type TakeInTeam } from '../decide/take-in-team';
import { type CancelMeeting, type RescheduleMeeting, type ScheduleMeeting } from '../decide/schedule-meeting';
import {
  type ActionAgreed,
  type ActionAmended,
  type ActionUpdated,
  type AgencyMember,
  type ChildAdded,
  type ChildDiscussed,
  type ChildRemoved,
  type ChildViewsRecorded,
  type EngagementEscalated,
  type InvitationAccepted,
  type InvitationDeclined,
  type MeetingCancelled,
  type MeetingRecorded,
  type MeetingRescheduled,
  type MeetingScheduled,
  type MemberInvited,
  type MemberRemoved,
  type OutcomesReviewed,
  type ReviewRecorded,
  type TeamClosed,
  type TeamConvened,
  type TeamTakenIn,
} from '../team.events';

/* One invented team, step by step: what the specs of this room are told with. */

export const today = '2007-09-01';
export const teacher: AgencyMember = {
  kind: 'agency',
  memberId: 'teacher',
  practitionerId: 'head-of-year',
  agencyId: 'school',
  agencyType: 'primary-school',
  role: 'head of year',
};
export const visitor: AgencyMember = {
  kind: 'agency',
  memberId: 'visitor',
  practitionerId: null,
  agencyId: 'health',
  agencyType: 'health-visiting',
  role: 'health visitor',
};
export const officer: AgencyMember = { ...visitor, memberId: 'officer', agencyId: 'housing', agencyType: 'housing' };
const mother = { kind: 'family', memberId: 'mother', relationship: 'mother', needs: [] } as const;

export const convene: ConveneTeam = {
  type: 'ConveneTeam',
  on: '2007-04-02',
  today,
  children: [
    {
      childId: 'ada',
      episode: { number: 1, openedOn: '2007-03-01', place: 'BAN' },
      hasOpenTeam: false,
      agenciesNotCovered: [],
    },
  ],
  members: [teacher, visitor, { ...mother, name: 'A. Example' }],
  convenedBy: 'head-of-year',
  conveningAgency: 'school',
  plannedAgency: null,
  familyAbsence: null,
  purpose: 'Calmer mornings',
};
export const convened: TeamConvened = {
  type: 'TeamConvened',
  data: {
    on: '2007-04-02',
    children: [{ childId: 'ada', episode: 1 }],
    place: 'BAN',
    members: [teacher, visitor, mother],
    convenedBy: 'head-of-year',
    conveningAgency: 'school',
    plannedAgency: null,
    familyAbsence: null,
  },
  personal: { purpose: 'Calmer mornings', familyNames: { mother: 'A. Example' } },
};

export const invite: InviteMember = {
  type: 'InviteMember',
  on: '2007-04-20',
  today,
  member: officer,
  invitedBy: 'head-of-year',
  agenciesNotCovered: [],
};
export const invited: MemberInvited = {
  type: 'MemberInvited',
  data: { on: '2007-04-20', member: officer, invitedBy: 'head-of-year' },
  personal: { familyName: null },
};
export const housing = { practitionerId: 'housing-officer', agencyId: 'housing' };
export const school = { practitionerId: 'head-of-year', agencyId: 'school' };
export const accept: AcceptInvitation = {
  type: 'AcceptInvitation',
  memberId: 'officer',
  on: '2007-04-23',
  today,
  by: housing,
};
export const accepted: InvitationAccepted = {
  type: 'InvitationAccepted',
  data: { memberId: 'officer', on: '2007-04-23', practitionerId: 'housing-officer' },
};
export const decline: DeclineInvitation = { ...accept, type: 'DeclineInvitation', reason: 'capacity', note: null };
export const declined: InvitationDeclined = {
  type: 'InvitationDeclined',
  data: { memberId: 'officer', on: '2007-04-23', reason: 'capacity' },
  personal: { note: null },
};
export const remove: RemoveMember = {
  type: 'RemoveMember',
  memberId: 'visitor',
  on: '2007-05-01',
  today,
  reason: 'no-longer-involved',
  familyAbsence: null,
  note: null,
};
export const removed: MemberRemoved = {
  type: 'MemberRemoved',
  data: { memberId: 'visitor', on: '2007-05-01', reason: 'no-longer-involved', familyAbsence: null },
  personal: { note: null },
};

export const schedule: ScheduleMeeting = {
  type: 'ScheduleMeeting',
  meetingId: 'planned',
  on: '2007-04-16',
  today,
  kind: 'review',
  plannedFor: '2007-05-28',
  venue: 'Village hall',
};
export const scheduled: MeetingScheduled = {
  type: 'MeetingScheduled',
  data: { meetingId: 'planned', on: '2007-04-16', kind: 'review', plannedFor: '2007-05-28' },
  personal: { venue: 'Village hall' },
};
export const reschedule: RescheduleMeeting = {
  type: 'RescheduleMeeting',
  meetingId: 'planned',
  on: '2007-05-21',
  today,
  plannedFor: '2007-06-04',
  reason: 'family-unavailable',
  venue: null,
  note: 'Half term',
};
export const rescheduled: MeetingRescheduled = {
  type: 'MeetingRescheduled',
  data: { meetingId: 'planned', on: '2007-05-21', plannedFor: '2007-06-04', reason: 'family-unavailable' },
  personal: { venue: null, note: 'Half term' },
};
export const cancel: CancelMeeting = {
  type: 'CancelMeeting',
  meetingId: 'planned',
  on: '2007-05-25',
  today,
  reason: 'chair-unavailable',
  note: null,
};
export const cancelled: MeetingCancelled = {
  type: 'MeetingCancelled',
  data: { meetingId: 'planned', on: '2007-05-25', reason: 'chair-unavailable' },
  personal: { note: null },
};

export const record: RecordMeeting = {
  type: 'RecordMeeting',
  meetingId: 'meeting-one',
  asScheduled: false,
  on: '2007-04-16',
  today,
  kind: 'initial',
  chair: 'teacher',
  minuteTaker: null,
  attendance: [
    { memberId: 'teacher', as: 'attended' },
    { memberId: 'visitor', as: 'sent-report' },
    { memberId: 'mother', as: 'attended' },
  ],
  walkIns: [],
  agenciesNotCovered: [],
  children: [
    {
      childId: 'ada',
      present: false,
      heard: 'written-or-drawn',
      notHeard: null,
      support: [],
      leadProfessional: null,
      views: 'Walk with my friend',
      strengths: null,
      updates: {},
    },
  ],
  assessedElements: {},
  parentPresent: true,
  parentAbsence: null,
  parentComment: null,
  parentSupport: [],
  consentRechecked: true,
  nextReviewOn: '2007-05-28',
  latestReviewOn: '2007-07-09',
  closing: null,
  venue: 'Village hall',
  minutes: 'Breakfast club from Monday',
};
export const recorded: MeetingRecorded = {
  type: 'MeetingRecorded',
  data: {
    meetingId: 'meeting-one',
    on: '2007-04-16',
    kind: 'initial',
    chair: 'teacher',
    minuteTaker: null,
    attendance: record.attendance,
    walkIns: [],
    children: [
      {
        childId: 'ada',
        present: false,
        heard: 'written-or-drawn',
        notHeard: null,
        support: [],
        leadProfessional: null,
      },
    ],
    parentPresent: true,
    parentAbsence: null,
    parentSupport: [],
    consentRechecked: true,
    nextReviewOn: '2007-05-28',
    closing: null,
  },
  personal: { venue: 'Village hall', minutes: 'Breakfast club from Monday', parentComment: null },
};
export const views: ChildViewsRecorded = {
  type: 'ChildViewsRecorded',
  data: { meetingId: 'meeting-one', on: '2007-04-16', childId: 'ada' },
  personal: { views: 'Walk with my friend' },
};

export const discussed: ChildDiscussed = {
  type: 'ChildDiscussed',
  data: { meetingId: 'meeting-one', on: '2007-04-16', childId: 'ada', needs: ['D4'] },
  personal: { strengths: 'Kind to the little ones', updates: { D4: 'Calmer since Easter' } },
};

export const agree: AgreeAction = {
  type: 'AgreeAction',
  actionId: 'walk',
  on: '2007-04-16',
  today,
  by: school,
  childId: 'ada',
  need: 'D4',
  assessedElements: ['D4', 'F3'],
  outcome: 'EA',
  aim: 'EA2',
  owner: { kind: 'member', id: 'visitor' },
  dueOn: '2007-05-20',
  description: 'Walk to school together',
  desiredOutcome: 'Arrives calm',
};
export const agreed: ActionAgreed = {
  type: 'ActionAgreed',
  data: {
    actionId: 'walk',
    on: '2007-04-16',
    childId: 'ada',
    need: 'D4',
    outcome: 'EA',
    aim: 'EA2',
    owner: { kind: 'member', id: 'visitor' },
    dueOn: '2007-05-20',
  },
  personal: { description: 'Walk to school together', desiredOutcome: 'Arrives calm' },
};
export const update: UpdateAction = {
  type: 'UpdateAction',
  actionId: 'walk',
  on: '2007-05-14',
  today,
  by: school,
  status: 'done',
  progress: null,
};
export const updated: ActionUpdated = {
  type: 'ActionUpdated',
  data: { actionId: 'walk', on: '2007-05-14', childId: 'ada', status: 'done' },
  personal: { progress: null },
};

export const amend: AmendAction = {
  type: 'AmendAction',
  actionId: 'walk',
  on: '2007-05-07',
  today,
  by: school,
  owner: { kind: 'member', id: 'teacher' },
  dueOn: '2007-06-15',
  description: null,
  desiredOutcome: null,
  reason: 'more-time-needed',
  explanation: null,
};
export const amended: ActionAmended = {
  type: 'ActionAmended',
  data: {
    actionId: 'walk',
    on: '2007-05-07',
    childId: 'ada',
    owner: { kind: 'member', id: 'teacher' },
    dueOn: '2007-06-15',
    reason: 'more-time-needed',
  },
  personal: { description: null, desiredOutcome: null, explanation: null },
};

const outcome = { ecm: 'EA', element: 'D4', result: 'partly', distance: 6 } as const;
export const review: RecordReview = {
  type: 'RecordReview',
  reviewId: 'review-one',
  on: '2007-05-28',
  today,
  by: school,
  meetingId: null,
  children: [{ childId: 'ada', outcomes: [outcome], childComment: 'Better', parentComment: null }],
  nextReviewOn: '2007-07-09',
  latestReviewOn: '2007-08-20',
  closing: null,
};
export const reviewed: ReviewRecorded = {
  type: 'ReviewRecorded',
  data: { reviewId: 'review-one', on: '2007-05-28', meetingId: null, nextReviewOn: '2007-07-09', closing: null },
};
export const outcomesReviewed: OutcomesReviewed = {
  type: 'OutcomesReviewed',
  data: { reviewId: 'review-one', on: '2007-05-28', childId: 'ada', outcomes: [outcome] },
  personal: { childComment: 'Better', parentComment: null },
};

export const add: AddChild = {
  type: 'AddChild',
  on: '2007-05-01',
  today,
  child: {
    childId: 'ben',
    episode: { number: 2, openedOn: '2007-03-05', place: 'BAN' },
    hasOpenTeam: false,
    agenciesNotCovered: [],
  },
};
export const added: ChildAdded = { type: 'ChildAdded', data: { on: '2007-05-01', childId: 'ben', episode: 2 } };
export const takeOut: RemoveChild = {
  type: 'RemoveChild',
  childId: 'ada',
  on: '2007-06-01',
  today,
  reason: 'needs-met',
  note: null,
};
export const takenOut: ChildRemoved = {
  type: 'ChildRemoved',
  data: { childId: 'ada', episode: 1, on: '2007-06-01', reason: 'needs-met' },
  personal: { note: null },
};
export const takeIn: TakeInTeam = {
  type: 'TakeInTeam',
  on: '2007-06-11',
  today,
  agreedBy: 'head-of-year',
  into: 'family-team',
  from: {
    tacId: 'team-of-ben',
    is: 'open',
    lastOn: '2007-06-04',
    children: [add.child],
    members: [{ ...officer, standing: 'accepted' }],
  },
  agenciesNotCovered: [],
};
export const takenIn: TeamTakenIn = {
  type: 'TeamTakenIn',
  data: {
    on: '2007-06-11',
    from: 'team-of-ben',
    members: [{ ...officer, standing: 'accepted' }],
    agreedBy: 'head-of-year',
  },
};
export const escalate: EscalateEngagement = {
  type: 'EscalateEngagement',
  on: '2007-06-01',
  today,
  by: school,
  agencyId: 'health',
  to: 'agency-manager',
  note: null,
};
export const escalated: EngagementEscalated = {
  type: 'EngagementEscalated',
  data: { on: '2007-06-01', agencyId: 'health', to: 'agency-manager' },
  personal: { note: null },
};

export const close: CloseTeam = { type: 'CloseTeam', on: '2007-07-18', today, reason: 'plan-complete', note: null };
export const closed: TeamClosed = {
  type: 'TeamClosed',
  data: { on: '2007-07-18', reason: 'plan-complete', carriedOnBy: null, mergedInto: null },
  personal: { note: null },
};
export const closeMerged: CloseMergedTeam = {
  type: 'CloseMergedTeam',
  on: '2007-06-11',
  today,
  into: 'family-team',
};
export const closedByMerger: TeamClosed = {
  type: 'TeamClosed',
  data: { on: '2007-06-11', reason: 'merged-to-family-team', carriedOnBy: null, mergedInto: 'family-team' },
  personal: { note: null },
};
