import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import { type ConvenedTeam } from '../team.state';
import { reviewsWithoutProgress } from '../reviews';
import { closed, convened, housing, outcomesReviewed, recorded, review, reviewed } from '../testing/story';

const [ada] = review.children;
const [outcome] = ada?.outcomes ?? [];
if (ada === undefined || outcome === undefined) throw new Error('the story has a child');

describe('Reviewing the work of the team', () => {
  it('says of each child what was reached, sealed for that child, and when to review next', () =>
    given(team, convened).when(review).then(reviewed, outcomesReviewed));
  it('belongs to a meeting', () =>
    given(team, convened, recorded)
      .when({ ...review, meetingId: 'meeting-one' })
      .then(but(reviewed, { meetingId: 'meeting-one' }), outcomesReviewed));
  it('takes the same wish for one', () =>
    given(team, convened, reviewed, outcomesReviewed).when(review).thenAlready('probable-duplicate'));
  it('takes a second record of the same day for the same', () =>
    given(team, convened, reviewed, outcomesReviewed)
      .when({ ...review, reviewId: 'another' })
      .thenAlready('probable-duplicate'));
  it('agrees to close', () =>
    given(team, convened)
      .when({ ...review, nextReviewOn: null, closing: 'plan-complete' })
      .then(but(reviewed, { nextReviewOn: null, closing: 'plan-complete' }), outcomesReviewed));
  it('does without a distance', () =>
    given(team, convened)
      .when({ ...review, children: [{ ...ada, outcomes: [{ ...outcome, distance: null }] }] })
      .then(reviewed, but(outcomesReviewed, { outcomes: [{ ...outcome, distance: null }] })));
  it.each([0, 11, 5.5])('refuses a distance of %p', (distance) =>
    given(team, convened)
      .when({ ...review, children: [{ ...ada, outcomes: [outcome, { ...outcome, distance }] }] })
      .thenRefused('impossible-distance', '/children/0/outcomes/1/distance'),
  );
  it('decides when the next review is due', () => {
    const { followUp } = given(team, convened, recorded, reviewed).state() as ConvenedTeam;
    expect(followUp?.nextReviewOn).toBe('2007-07-09');
  });
  it('does not undo, entered late, what a later one agreed (edge case 18)', () => {
    const { followUp } = given(team, convened, reviewed, recorded).state() as ConvenedTeam;
    expect(followUp?.nextReviewOn).toBe('2007-07-09');
  });
  it('refuses someone outside the team', () =>
    given(team, convened)
      .when({ ...review, by: housing })
      .thenRefused('not-a-member'));
  it('refuses a meeting that is not on record', () =>
    given(team, convened)
      .when({ ...review, meetingId: 'meeting-one' })
      .thenRefused('meeting-not-found', '/meetingId'));
  it('refuses a child with whom the team does not work', () =>
    given(team, convened)
      .when({ ...review, children: [ada, { ...ada, childId: 'ben' }] })
      .thenRefused('unknown-child', '/children/1'));
  it.each([
    ['is silent about a child', []],
    ['says nothing about the outcomes of a child', [{ ...ada, outcomes: [] }]],
    ['speaks of a child twice', [ada, ada]],
  ])('refuses a review that %s (edge case 4)', (_, children) =>
    given(team, convened)
      .when({ ...review, children })
      .thenRefused('missing-child-review', '/children'),
  );
  it.each([
    ['neither a next review nor a reason to close', { nextReviewOn: null }],
    ['both', { closing: 'plan-complete' }],
  ] as const)('refuses %s', (_, wrong) =>
    given(team, convened)
      .when({ ...review, ...wrong })
      .thenRefused('missing-next-review', '/nextReviewOn'),
  );
  it.each(['2007-05-28', '2007-08-21'])('refuses a next review on %s: not later, or more than twelve weeks', (day) =>
    given(team, convened)
      .when({ ...review, nextReviewOn: day })
      .thenRefused('impossible-next-review', '/nextReviewOn'),
  );
  it('accepts the last day of the twelve weeks', () =>
    given(team, convened)
      .when({ ...review, nextReviewOn: '2007-08-20' })
      .then(but(reviewed, { nextReviewOn: '2007-08-20' }), outcomesReviewed));
  it('refuses a day to come', () =>
    given(team, convened)
      .when({ ...review, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a day before the team was convened', () =>
    given(team, convened)
      .when({ ...review, on: '2007-04-01' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a team that has closed', () => given(team, convened, closed).when(review).thenRefused('team-not-open'));
  it('refuses a team that is not there', () => given(team).when(review).thenRefused('team-not-found'));
});

describe('Reviews without progress', () => {
  const review = (...results: readonly ('achieved' | 'partly' | 'not')[]) => ({
    ...reviewed.data,
    children: [{ childId: 'ada', outcomes: results.map((result) => ({ ...outcome, result })) }],
  });
  it('are those at the end in which nothing was reached, not even partly', () => {
    expect(reviewsWithoutProgress([])).toBe(0);
    expect(reviewsWithoutProgress([review('not'), review('not', 'partly')])).toBe(0);
    expect(reviewsWithoutProgress([review('achieved'), review('not'), review('not', 'not')])).toBe(2);
  });
});
