import { type ConveneTeam } from '../decide/convene-team';
import { type CloseTeam } from '../decide/close-team';
import { type RecordMeeting } from '../decide/record-meeting';
import {
  type AgencyMember,
  type ChildViewsRecorded,
  type MeetingRecorded,
  type TeamClosed,
  type TeamConvened,
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
const mother = { kind: 'family', memberId: 'mother', relationship: 'mother' } as const;

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

export const record: RecordMeeting = {
  type: 'RecordMeeting',
  meetingId: 'meeting-one',
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
    { childId: 'ada', present: false, heard: 'written-or-drawn', notHeard: null, views: 'Walk with my friend' },
  ],
  parentPresent: true,
  parentAbsence: null,
  parentComment: null,
  consentRechecked: true,
  nextReviewOn: '2007-05-28',
  latestReviewOn: '2007-07-09',
  closing: null,
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
    children: [{ childId: 'ada', present: false, heard: 'written-or-drawn', notHeard: null }],
    parentPresent: true,
    parentAbsence: null,
    consentRechecked: true,
    nextReviewOn: '2007-05-28',
    closing: null,
  },
  personal: { minutes: 'Breakfast club from Monday', parentComment: null },
};
export const views: ChildViewsRecorded = {
  type: 'ChildViewsRecorded',
  data: { meetingId: 'meeting-one', on: '2007-04-16', childId: 'ada' },
  personal: { views: 'Walk with my friend' },
};

export const close: CloseTeam = { type: 'CloseTeam', on: '2007-07-18', today, reason: 'plan-complete', note: null };
export const closed: TeamClosed = {
  type: 'TeamClosed',
  data: { on: '2007-07-18', reason: 'plan-complete' },
  personal: { note: null },
};
