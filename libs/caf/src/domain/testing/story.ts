import { type ActionWords, type AgreedAction } from '@app/kernel';
import {
  type ActionsAgreed,
  type AssessmentCompleted,
  type AssessmentStarted,
  type CafClosed,
  type CafOpened,
  type CafReopened,
  type CafReviewed,
  type CafResumed,
  type CafSuspended,
  type CafVoided,
  type ChecklistRecorded,
  type ElementRecorded,
  type SocialCarePlanAgreed,
  type StepDownReceived,
  type StepUpAccepted,
  type StepUpDeclined,
  type StepUpRequested,
  type TeamNoted,
} from '../caf.events';
import { type CloseCaf } from '../decide/close-caf';
import { type CompleteAssessment } from '../decide/complete-assessment';
import { type OpenCaf, type StepDown } from '../decide/open-caf';
import { type RecordChecklist } from '../decide/record-checklist';
import { type ReopenCaf } from '../decide/reopen-caf';
import { type VoidCaf } from '../decide/void-caf';

/* One invented CAF, step by step: what the specs of this room are told with. */

export const today = '2007-09-01';
const author = { authorId: 'head-of-year', agencyId: 'school' };
export const onFirst = { episode: 1, today };

export const open: OpenCaf = {
  type: 'OpenCaf',
  on: '2007-03-01',
  today,
  episodeId: 'episode-one',
  form: 'caf-2007',
  source: 'new',
  reasons: ['attendance', 'behaviour'],
  primaryReason: 'attendance',
  whatLedToThis: 'Often late',
  ...author,
  agencyType: 'primary-school',
  externalStart: null,
  child: { place: 'BAN', status: 'born' },
  ageStanding: 'within-limit',
  openOnOtherRecord: false,
  consent: 'allowed',
  heard: 1,
  reReferralSince: '2006-03-01',
  search: { searchId: 'search-one', at: '2007-09-01T08:00:00.000Z', findsChild: true },
  searchedSince: '2007-08-31T09:00:00.000Z',
};
export const opened: CafOpened = {
  type: 'CafOpened',
  data: {
    episode: 1,
    on: '2007-03-01',
    episodeId: 'episode-one',
    form: 'caf-2007',
    source: 'new',
    reasons: ['attendance', 'behaviour'],
    primaryReason: 'attendance',
    ...author,
    agencyType: 'primary-school',
    place: 'BAN',
    previousEpisode: null,
    externalStart: null,
    searchId: 'search-one',
    heard: 1,
  },
  personal: { whatLedToThis: 'Often late' },
};

export const stepDown: StepDown = {
  from: 's17',
  socialWorkerId: 'social-worker',
  firstTeamOn: '2007-09-08',
  leadProfessionalId: null,
  interimCoordinatorId: 'coordinator',
};
export const stepDownReceived: StepDownReceived = {
  type: 'StepDownReceived',
  data: {
    episode: 1,
    on: '2007-09-01',
    from: 's17',
    socialWorkerId: 'social-worker',
    firstTeamOn: '2007-09-08',
    leadProfessionalId: null,
    interimCoordinatorId: 'coordinator',
  },
};

export const check: RecordChecklist = {
  type: 'RecordChecklist',
  on: '2007-02-20',
  today,
  practitionerId: 'head-of-year',
  agencyId: 'school',
  agencyType: 'primary-school',
  child: { place: 'BAN', status: 'born' },
  familyKnows: true,
  answers: {
    healthy: 'yes',
    'safe-from-harm': 'yes',
    'learning-and-developing': 'not-sure',
    'positive-impact-on-others': 'yes',
    'free-from-poverty': 'yes',
  },
  supportNeedClear: false,
  ownServiceCanMeet: false,
  decision: 'initiate-caf',
  assessingAgency: null,
  note: 'Falling behind',
};
export const checklistRecorded: ChecklistRecorded = {
  type: 'ChecklistRecorded',
  data: {
    checklist: 1,
    on: '2007-02-20',
    answers: check.answers,
    supportNeedClear: false,
    ownServiceCanMeet: false,
    decision: 'initiate-caf',
    practitionerId: 'head-of-year',
    agencyId: 'school',
    agencyType: 'primary-school',
    place: 'BAN',
    assessingAgency: null,
  },
  personal: { note: 'Falling behind' },
};

export const started: AssessmentStarted = {
  type: 'AssessmentStarted',
  data: { episode: 1, on: '2007-03-05', startedBy: 'head-of-year' },
  personal: { peoplePresent: 'Mother and child' },
};

export const complete: CompleteAssessment = {
  type: 'CompleteAssessment',
  ...onFirst,
  on: '2007-03-20',
  finding: 'additional-needs',
  elements: [{ element: 'D4', level: 'medium', strengths: 'Kind', needs: 'Mornings', evidence: null }],
  childComment: { said: 'I like breakfast club' },
  parentComment: { whyNot: 'not-present' },
  conclusions: 'Help with mornings',
  ...author,
};
export const element: ElementRecorded = {
  type: 'ElementRecorded',
  data: {
    episode: 1,
    on: '2007-03-20',
    element: 'D4',
    version: 1,
    level: 'medium',
    ...author,
    strengths: true,
    needs: true,
    evidence: false,
  },
  personal: { strengths: 'Kind', needs: 'Mornings', evidence: null },
};
export const completed: AssessmentCompleted = {
  type: 'AssessmentCompleted',
  data: {
    episode: 1,
    on: '2007-03-20',
    version: 1,
    finding: 'additional-needs',
    strengths: 1,
    needs: 1,
    childComment: 'given',
    parentComment: 'not-present',
  },
  personal: { conclusions: 'Help with mornings', childComment: 'I like breakfast club', parentComment: null },
};
export const assessed = [opened, element, completed] as const;

export const teamNoted: TeamNoted = { type: 'TeamNoted', data: { episode: 1, on: '2007-04-02', tacId: 'team-one' } };

export const action: AgreedAction & ActionWords = {
  actionId: 'breakfast',
  element: 'D10',
  ecm: 'EA',
  aim: 'EA2',
  ownerType: 'practitioner',
  ownerId: 'head-of-year',
  agencyId: 'school',
  dueOn: '2007-04-30',
  description: 'Breakfast club',
  desiredOutcome: 'In class by nine',
};
export const agreed: ActionsAgreed = {
  type: 'ActionsAgreed',
  data: {
    episode: 1,
    on: '2007-03-21',
    actions: [
      {
        actionId: 'breakfast',
        element: 'D10',
        ecm: 'EA',
        aim: 'EA2',
        ownerType: 'practitioner',
        ownerId: 'head-of-year',
        agencyId: 'school',
        dueOn: '2007-04-30',
      },
    ],
  },
  personal: { words: { breakfast: { description: 'Breakfast club', desiredOutcome: 'In class by nine' } } },
};
export const reviewed: CafReviewed = {
  type: 'CafReviewed',
  data: {
    episode: 1,
    on: '2007-05-02',
    review: 1,
    conclusion: 'continue',
    nextReviewOn: '2007-06-13',
    outcomes: [{ ecm: 'EA', element: 'D10', result: 'partly', distance: 6 }],
    consentRechecked: true,
    childComment: 'given',
    parentComment: 'not-present',
  },
  personal: { notes: 'Better', childComment: 'It is fine', parentComment: null },
};
export const suspended: CafSuspended = {
  type: 'CafSuspended',
  data: { episode: 1, on: '2007-04-10', reason: 'family-away' },
  personal: { note: null },
};
export const resumed: CafResumed = { type: 'CafResumed', data: { episode: 1, on: '2007-04-24' } };

export const stepUpRequested: StepUpRequested = {
  type: 'StepUpRequested',
  data: {
    episode: 1,
    on: '2007-05-10',
    stepUp: 1,
    basis: 's17',
    toAgency: 'social-care',
    requestedBy: 'head-of-year',
    withConsent: true,
    sharingRecordId: null,
  },
  personal: { concern: 'Left alone at night' },
};
export const stepUpAccepted: StepUpAccepted = {
  type: 'StepUpAccepted',
  data: { episode: 1, on: '2007-05-11', stepUp: 1, basis: 's17', acceptedBy: 'duty' },
};
export const planAgreed: SocialCarePlanAgreed = {
  type: 'SocialCarePlanAgreed',
  data: { episode: 1, on: '2007-06-08', stepUp: 1, basis: 's17', agreedBy: 'duty' },
};
export const stepUpDeclined: StepUpDeclined = {
  type: 'StepUpDeclined',
  data: { episode: 1, on: '2007-05-11', stepUp: 1, declinedBy: 'duty' },
  personal: { feedback: 'A family worker first' },
};

export const close: CloseCaf = {
  type: 'CloseCaf',
  ...onFirst,
  on: '2007-07-20',
  reason: 'needs-met-universal',
  outcomes: [{ ecm: 'EA', element: 'D10', result: 'achieved' }],
  summary: 'Attends every day',
  childComment: null,
  parentComment: null,
  openTeams: [],
  leadProfessionalActive: false,
  interimInPlace: false,
};
export const closed: CafClosed = {
  type: 'CafClosed',
  data: {
    episode: 1,
    on: '2007-07-20',
    reason: 'needs-met-universal',
    outcomes: [{ ecm: 'EA', element: 'D10', result: 'achieved' }],
  },
  personal: { summary: 'Attends every day', childComment: null, parentComment: null },
};

export const reopen: ReopenCaf = {
  type: 'ReopenCaf',
  ...onFirst,
  on: '2007-08-01',
  by: 'coordinator',
  asCoordinator: true,
  reopenBy: '2007-08-19',
  childStatus: 'born',
  openOnOtherRecord: false,
  consent: 'allowed',
  why: 'Closed for the wrong sibling',
};
export const reopened: CafReopened = {
  type: 'CafReopened',
  data: { episode: 1, on: '2007-08-01', reopenedBy: 'coordinator' },
  personal: { why: 'Closed for the wrong sibling' },
};

export const voidIt: VoidCaf = {
  type: 'VoidCaf',
  ...onFirst,
  on: '2007-03-02',
  reason: 'wrong-child',
  explanation: 'Another child with the same name was meant',
  openTeams: [],
  leadProfessionalActive: false,
  interimInPlace: false,
};
export const voided: CafVoided = {
  type: 'CafVoided',
  data: { episode: 1, on: '2007-03-02', reason: 'wrong-child' },
  personal: { explanation: 'Another child with the same name was meant' },
};
