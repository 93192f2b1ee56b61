import {
  type AssessmentCompleted,
  type CafClosed,
  type CafOpened,
  type CafVoided,
  type ElementRecorded,
  type TeamNoted,
} from '../caf.events';
import { type CloseCaf, type VoidCaf } from '../decide/close-caf';
import { type CompleteAssessment } from '../decide/complete-assessment';
import { type OpenCaf } from '../decide/open-caf';

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
  consent: 'allowed',
  reReferralSince: '2006-03-01',
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
  },
  personal: { whatLedToThis: 'Often late' },
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

export const voidIt: VoidCaf = {
  type: 'VoidCaf',
  ...onFirst,
  on: '2007-03-02',
  reason: 'wrong-child',
  explanation: 'Another child with the same name was meant',
  openTeams: [],
  leadProfessionalActive: false,
};
export const voided: CafVoided = {
  type: 'CafVoided',
  data: { episode: 1, on: '2007-03-02', reason: 'wrong-child' },
  personal: { explanation: 'Another child with the same name was meant' },
};
