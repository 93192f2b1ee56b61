import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';
import { type ActionUpdated } from '../caf.events';
import { refusesWhatNoStepMay } from '../testing/refuses';
import { action, agreed, assessed, onFirst, opened, reviewed } from '../testing/story';
import { type AgreeActions, type ReviewCaf, type UpdateAction } from './plan';

const beforeAssessment = { earlier: '2007-03-19' };
const agree: AgreeActions = { type: 'AgreeActions', ...onFirst, on: '2007-03-21', actions: [action] };

describe('Agreeing on actions', () => {
  it('records who does what by when, words sealed apart', () =>
    given(caf, ...assessed)
      .when(agree)
      .then(agreed));
  it('takes the same wish for one', () =>
    given(caf, ...assessed, agreed)
      .when(agree)
      .thenUnlessRepeated(agreed));
  it('begins delivery', () => expect(given(caf, ...assessed, agreed).state().episodes[0]?.status).toBe('in-delivery'));
  it('lets a family member without an id do something', () =>
    given(caf, ...assessed)
      .when({ ...agree, actions: [{ ...action, ownerType: 'family-member', ownerId: null, agencyId: null }] })
      .then(
        but(agreed, {
          actions: agreed.data.actions.map((one) => ({
            ...one,
            ownerType: 'family-member' as const,
            ownerId: null,
            agencyId: null,
          })),
        }),
      ));
  it.each([
    ['an element that the form does not ask about', { element: 'W1' }, 'unknown-element', '/actions/0/element'],
    ['an aim of another outcome', { aim: 'SS5' }, 'impossible-aim', '/actions/0/aim'],
    ['a day that was over already', { dueOn: '2007-03-20' }, 'impossible-due-date', '/actions/0/dueOn'],
    ['nobody to do it', { ownerId: null }, 'missing-action-owner', '/actions/0/ownerId'],
  ] as const)('refuses an action with %s', (_, wrong, code, field) =>
    given(caf, ...assessed)
      .when({ ...agree, actions: [{ ...action, ...wrong }] })
      .thenRefused(code, field),
  );
  it('refuses before the assessment is completed', () =>
    given(caf, opened).when(agree).thenRefused('assessment-not-completed'));
  refusesWhatNoStepMay(agree, assessed, beforeAssessment);
});

const update: UpdateAction = {
  type: 'UpdateAction',
  ...onFirst,
  on: '2007-04-20',
  actionId: 'breakfast',
  status: 'done',
  progress: 'Goes every day',
};
const updated: ActionUpdated = {
  type: 'ActionUpdated',
  data: { episode: 1, on: '2007-04-20', actionId: 'breakfast', status: 'done' },
  personal: { progress: 'Goes every day' },
};

describe('Updating an action', () => {
  it('says how far it has come', () =>
    given(caf, ...assessed, agreed)
      .when(update)
      .then(updated));
  it('records the same status without a word, unless it is the same request', () =>
    given(caf, ...assessed, agreed, updated)
      .when({ ...update, progress: null })
      .thenUnlessRepeated(but(updated, {}, { progress: null })));
  it('records new words about the same status', () =>
    given(caf, ...assessed, agreed, updated)
      .when({ ...update, progress: 'Still does' })
      .thenUnlessRepeated(but(updated, {}, { progress: 'Still does' })));
  it('refuses an action that is not in the plan', () =>
    given(caf, ...assessed)
      .when(update)
      .thenRefused('action-not-found'));
  it('refuses an action whose place another has taken', () =>
    given(caf, ...assessed, agreed, but(updated, { status: 'superseded' }))
      .when({ ...update, on: '2007-04-21' })
      .thenRefused('action-superseded'));
  it('refuses a day before its last change', () =>
    given(caf, ...assessed, agreed, updated)
      .when({ ...update, on: '2007-04-19', status: 'planned' })
      .thenRefused('impossible-date-order', '/on'));
  refusesWhatNoStepMay(update, [...assessed, agreed]);
});

const review: ReviewCaf = {
  type: 'ReviewCaf',
  ...onFirst,
  on: '2007-05-02',
  conclusion: 'continue',
  nextReviewOn: '2007-06-13',
  latestReviewOn: '2007-07-25',
  outcomes: [{ ecm: 'EA', element: 'D10', result: 'partly', distance: 6 }],
  consentRechecked: true,
  childComment: { said: 'It is fine' },
  parentComment: { whyNot: 'not-present' },
  notes: 'Better',
};
describe('Reviewing a CAF', () => {
  it('records what was reached and when to look again', () =>
    given(caf, ...assessed)
      .when(review)
      .then(reviewed));
  it('takes another record of the same day for the same review', () =>
    given(caf, ...assessed, reviewed)
      .when(review)
      .thenAlready('review-already-recorded', '1'));
  it('needs no next day to close', () =>
    given(caf, ...assessed)
      .when({ ...review, conclusion: 'close', nextReviewOn: null })
      .then(but(reviewed, { conclusion: 'close', nextReviewOn: null })));
  it('refuses to go on without a next day', () =>
    given(caf, ...assessed)
      .when({ ...review, nextReviewOn: null })
      .thenRefused('missing-next-review', '/nextReviewOn'));
  it.each(['2007-05-02', '2007-07-26'])('refuses %s as the next day: not after it, or too late', (nextReviewOn) =>
    given(caf, ...assessed)
      .when({ ...review, nextReviewOn })
      .thenRefused('impossible-next-review', '/nextReviewOn'),
  );
  it('refuses an outcome about an element that the form does not ask about', () =>
    given(caf, ...assessed)
      .when({ ...review, outcomes: [{ ecm: 'EA', element: 'W1', result: 'not' }] })
      .thenRefused('unknown-element', '/outcomes/0/element'));
  it('refuses before the assessment is completed', () =>
    given(caf, opened).when(review).thenRefused('assessment-not-completed'));
  it('keeps the day that the latest review set, whenever an earlier one comes in (edge case 18)', () => {
    const later = but(reviewed, { on: '2007-06-13', review: 2, nextReviewOn: '2007-08-01' });
    const { episodes } = given(caf, ...assessed, later, reviewed).state();
    expect(episodes[0]?.nextReviewOn).toBe('2007-08-01');
  });
  refusesWhatNoStepMay(review, assessed, beforeAssessment);
});
