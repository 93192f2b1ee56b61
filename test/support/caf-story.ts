import { dayInLondon } from '@app/kernel';
import { person } from './application';
import { type Step } from './story';

/* A third child's CAF, with everything that can happen to one besides a team: from the checklist to being opened again. */

const teacher = person(1);
const nurse = person(2);
const worker = person(3);
const duty = person(3, { roles: ['social-care-duty'] });
const county = person(5, { roles: ['county-caf-team'] });
const cafs = '/v1/children/{childId}/caf';
const ofCaf = `${cafs}/{episode}`;

const asked = (on: string): Step => ({
  route: `${ofCaf}/contribution-requests`,
  body: { on, agencyId: nurse.agencyId, question: 'How is her hearing?' },
});
const steppedUp = (on: string): Step => ({
  route: `${ofCaf}/step-ups`,
  body: { on, basis: 's17', toAgency: worker.agencyId, concern: 'Often alone at night' },
});
const today = dayInLondon(new Date());
const ofCalls = '/v1/children/{childId}/meeting-calls';
const called: Step = {
  route: ofCalls,
  as: nurse,
  body: { reason: 'needs-have-changed', wishedFor: today, note: 'Has stopped coming to the clinic' },
  learn: ({ callId }) => ({ call: callId as string }),
};
const transferred = (on: string, toPlace: string): Step => ({
  route: `${ofCaf}/transfers`,
  body: { on, toPlace, handover: 'Stays with her aunt' },
});

const steps: readonly Step[] = [
  {
    route: `${cafs}/checklists`,
    body: {
      on: '2007-03-01',
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
      note: 'Falls behind in reading',
    },
  },
  { route: `${cafs}/not-proceeded`, body: { on: '2007-03-01', checklist: 1 } },
  {
    route: cafs,
    body: ({ gwenSearched: searchId }) => ({
      on: '2007-03-02',
      source: 'new',
      searchId,
      reasons: ['attendance', 'behaviour'],
      primaryReason: 'attendance',
      whatLedToThis: 'Falls behind in reading',
    }),
  },
  { route: `${ofCaf}/start`, body: { on: '2007-03-05', peoplePresent: 'Grace and Gwen' } },
  { route: `${ofCaf}/elements`, body: { on: '2007-03-06', element: 'D4', level: 'low', strengths: 'Loves stories' } },
  asked('2007-03-06'),
  {
    route: `${ofCaf}/contribution-requests/{contribution}/refusal`,
    at: { contribution: '1' },
    as: nurse,
    body: { on: '2007-03-08', reason: 'not-involved', note: 'Ask the clinic' },
  },
  asked('2007-03-09'),
  {
    route: `${ofCaf}/contributions`,
    as: nurse,
    body: { on: '2007-03-12', contribution: 2, text: 'Hears well with both ears' },
  },
  {
    route: `${ofCaf}/completion`,
    body: {
      on: '2007-03-20',
      finding: 'additional-needs',
      elements: [{ element: 'D10', level: 'medium', needs: 'Help with reading' }],
      childComment: { said: 'I like stories' },
      parentComment: { said: 'She tries hard' },
      conclusions: 'Reads below her age',
    },
  },
  { route: `${ofCaf}/next-step`, body: { on: '2007-03-21', nextStep: 'single-agency' } },
  {
    route: `${ofCaf}/actions`,
    body: {
      on: '2007-03-21',
      actions: [
        {
          element: 'D10',
          ecm: 'EA',
          aim: 'EA2',
          ownerType: 'practitioner',
          ownerId: teacher.practitionerId,
          agencyId: teacher.agencyId,
          dueOn: '2007-04-30',
          description: 'Reads with her every day',
          desiredOutcome: 'Reads at her age',
        },
      ],
    },
    learn: ({ actionIds }) => ({ action: (actionIds as readonly string[])[0] as string }),
  },
  {
    route: `${ofCaf}/actions/{actionId}/progress`,
    body: { on: '2007-04-02', status: 'in-progress', progress: 'Begun' },
  },
  { route: `${ofCaf}/suspension`, body: { on: '2007-04-10', reason: 'family-away', note: 'Abroad' } },
  { route: `${ofCaf}/resumption`, body: { on: '2007-04-24' } },
  {
    route: `${ofCaf}/reviews`,
    body: {
      on: '2007-05-02',
      conclusion: 'continue',
      nextReviewOn: '2007-06-13',
      outcomes: [{ ecm: 'EA', element: 'D10', result: 'partly' }],
      consentRechecked: true,
      childComment: { said: 'Reading is fun' },
      parentComment: { whyNot: 'not-present' },
      notes: 'Goes on as planned',
    },
  },
  {
    route: `${ofCaf}/corrections`,
    body: {
      on: '2007-05-03',
      path: 'primaryReason',
      old: 'attendance',
      new: 'behaviour',
      reason: 'mistyped',
      explanation: 'Wrong line ticked',
    },
  },
  {
    route: `${ofCaf}/text-corrections`,
    body: {
      on: '2007-05-03',
      path: 'conclusions',
      text: 'Reads a little below her age',
      reason: 'misunderstood',
      explanation: 'The test was for older children',
    },
  },
  called,
  {
    route: `${ofCalls}/{callId}/refusal`,
    body: { because: 'settled-without-a-meeting', note: 'The nurse has visited' },
  },
  called,
  { route: `${ofCalls}/{callId}/withdrawal`, as: nurse, body: {} },
  called,
  { route: `${ofCalls}/{callId}/agreement`, body: { kind: 'initial', plannedFor: today } },
  steppedUp('2007-05-10'),
  {
    route: `${ofCaf}/step-ups/{stepUp}/refusal`,
    at: { stepUp: '1' },
    as: duty,
    body: { on: '2007-05-11', feedback: 'A family worker first' },
  },
  steppedUp('2007-05-20'),
  { route: `${ofCaf}/step-ups/{stepUp}/acceptance`, at: { stepUp: '2' }, as: duty, body: { on: '2007-05-21' } },
  transferred('2007-06-01', 'OOC'),
  {
    route: `${ofCaf}/transfers/{transfer}/rejection`,
    at: { transfer: '1' },
    as: county,
    body: { on: '2007-06-02', reason: 'family-not-informed', note: 'Ask them first' },
  },
  transferred('2007-06-04', 'OOC'),
  {
    route: `${ofCaf}/transfers/{transfer}/acceptance`,
    at: { transfer: '2' },
    as: county,
    body: { on: '2007-06-05' },
  },
  {
    route: `${ofCaf}/move-out`,
    body: { on: '2007-07-01', authority: 'A neighbouring county', consentToSend: true, recordSent: true },
  },
  {
    route: `${ofCaf}/closure`,
    body: { on: '2007-07-02', reason: 'moved-out-of-authority', summary: 'Moved to her aunt', outcomes: [] },
  },
  { route: `${ofCaf}/reopening`, as: county, body: { on: '2007-07-05', why: 'Has come back' } },
  {
    route: '/v1/children/{childId}/place',
    body: { place: 'NFA', localityBasis: 'manual', from: '2007-07-05' },
    learn: async (_, application) => {
      await application.caughtUp();
      const { body } = await application.get<{ entries: { followUpId: string; why: string }[] }>('/v1/follow-ups', {
        as: county,
      });
      return { followUp: body.entries.find(({ why }) => why === 'find-out-where-the-child-lives')?.followUpId ?? '' };
    },
  },
  { route: '/v1/follow-ups/{followUpId}/steps/{step}/settlement', at: { step: '1' }, body: { on: '2007-07-06' } },
  // With this the CAF is closed as stepped up.
  { route: `${ofCaf}/step-ups/{stepUp}/plan`, at: { stepUp: '2' }, as: duty, body: { on: '2007-07-06' } },
];

/** The steps, of the child called Gwen. */
export const cafStory: readonly Step[] = steps.map((step) => ({ ...step, child: 'gwen' }));
