import { exampleDay, exampleIds } from '@app/http';
import { type CafSummary, type CafView } from './caf-view';
import { type CafFileView, type EnquiriesView } from './get-caf.query';

const [childId, authorId, agencyId] = exampleIds;
const episodeId = '1b7e5a90-2c4d-4f83-9e06-8d3f7c5b2a41';
/** What the summary and the whole view have in common. */
const facts = {
  episodeId,
  status: 'assessing',
  form: 'caf-2007',
  source: 'new',
  primaryReason: 'attendance',
  authorId,
  agencyId,
  agencyType: 'primary-school',
  heard: 1,
  place: 'BAN',
  openedOn: exampleDay,
  nextReviewOn: null,
} as const;
const summary: CafSummary = {
  ...facts,
  childId,
  episode: 1,
  suspended: false,
  placeAtStart: 'BAN',
  completedOn: null,
  closedOn: null,
  closureReason: null,
  stepUpPending: null,
  transferPendingTo: null,
  completeness: { score: 50, missing: ['assessment-completed'] },
};

/** For the API's description: an assessment that has begun. */
export const cafExample: CafView = {
  ...summary,
  state: {
    ...facts,
    number: 1,
    startedOn: exampleDay,
    firstStepOn: exampleDay,
    lastStepOn: exampleDay,
    reasons: ['attendance'],
    elements: { D4: { on: exampleDay, version: 1, strengths: true, needs: false } },
    contributions: [],
    completed: null,
    amended: false,
    nextStep: null,
    plan: [],
    reviews: [],
    stepUps: [],
    transfers: [],
    movedOutOn: null,
    pauses: [],
    closures: [],
    firstTeamOn: null,
    teams: [],
  },
  elements: {
    D4: {
      version: 1,
      level: 'low',
      on: exampleDay,
      authorId,
      agencyId,
      written: { strengths: 'Makes friends easily' },
    },
  },
  texts: { whatLedToThis: 'Often late since the winter' },
  history: [
    {
      what: 'AssessmentStarted',
      data: { episode: 1, on: exampleDay, startedBy: authorId },
      written: null,
      recordedAt: '2007-04-16T10:15:00.000Z',
      by: { practitionerId: authorId, role: 'practitioner', agencyId },
    },
  ],
  revision: '2',
};
/** For the API's description. */
export const cafFileExample: CafFileView = { childId, episodes: [summary], revision: '2' };
/** For the API's description: a checklist that led to an assessment. */
export const enquiriesExample: EnquiriesView = {
  childId,
  enquiries: [
    {
      kind: 'checklist',
      checklist: 1,
      madeOn: '2007-04-02',
      madeBy: authorId,
      agencyId,
      agencyType: 'primary-school',
      place: 'BAN',
      decision: 'initiate-caf',
      answers: { healthy: 'yes', 'learning-and-developing': 'not-sure' },
      written: null,
    },
  ],
  revision: '0',
};
