import { but, given } from '@app/kernel/testing';
import { caf } from './caf';
import { type EpisodeEvent } from './caf.events';
import { completenessOf } from './completeness';
import {
  agreed,
  assessed,
  closed,
  completed,
  element,
  opened,
  started,
  stepUpRequested,
  teamNoted,
} from './testing/story';

const nextStep = (step: 'single-agency' | 'team'): EpisodeEvent => ({
  type: 'NextStepDecided',
  data: { episode: 1, on: '2007-03-21', nextStep: step, decidedBy: 'head-of-year' },
  personal: { note: null },
});
const complete = [opened, started, element, but(completed, { parentComment: 'given' })] as const;

const audit = (today: string, ...past: readonly EpisodeEvent[]) => {
  const [episode] = given(caf, ...past).state().episodes;
  if (episode === undefined) throw new Error('there is an episode');
  return completenessOf(episode, past, today);
};

describe('The completeness of a CAF', () => {
  it('misses the assessment on the first day', () =>
    expect(audit('2007-03-01', opened)).toEqual({
      score: 0,
      missing: ['assessment-start-recorded', 'assessment-completed'],
    }));
  it('asks for the words of child and parent, and for a decision, once it is completed', () =>
    expect(audit('2007-03-20', ...assessed).missing).toEqual([
      'assessment-start-recorded',
      'parent-in-own-words',
      'next-step-decided',
    ]));
  it('is full when everything was done', () =>
    expect(audit('2007-04-02', ...complete, nextStep('team'), teamNoted)).toEqual({ score: 100, missing: [] }));
  it('asks where the team is that was decided on', () =>
    expect(audit('2007-04-02', ...complete, nextStep('team')).missing).toEqual(['next-step-taken']));
  it('asks one agency with a plan for the day of its review', () =>
    expect(audit('2007-04-02', ...complete, nextStep('single-agency'), agreed).missing).toEqual(['next-review-set']));
  it('asks about actions whose day has passed without a word', () =>
    expect(audit('2007-05-01', ...complete, nextStep('single-agency'), agreed).missing).toContain(
      'due-actions-have-progress',
    ));
  it('asks for the need that an action answers', () => {
    const aimless = but(agreed, { actions: agreed.data.actions.map((action) => ({ ...action, element: null })) });
    expect(audit('2007-04-02', ...complete, nextStep('single-agency'), aimless).missing).toContain(
      'actions-answer-a-need',
    );
  });
  it('asks for the aim that an action serves', () => {
    const aimless = but(agreed, { actions: agreed.data.actions.map((action) => ({ ...action, aim: null })) });
    expect(audit('2007-04-02', ...complete, nextStep('single-agency'), aimless).missing).toContain(
      'actions-name-an-aim',
    );
  });
  it('asks for the recorded decision to share without consent', () =>
    expect(
      audit('2007-05-10', ...complete, nextStep('team'), teamNoted, but(stepUpRequested, { withConsent: false }))
        .missing,
    ).toEqual(['sharing-without-consent-cited']));
  it('asks for outcomes at the closure', () =>
    expect(
      audit('2007-08-01', ...complete, nextStep('team'), teamNoted, but(closed, { outcomes: [] })).missing,
    ).toEqual(['outcomes-at-closure']));
  it('asks for an overdue review', () => {
    const reviewed: EpisodeEvent = {
      type: 'CafReviewed',
      data: {
        episode: 1,
        on: '2007-05-02',
        review: 1,
        conclusion: 'continue',
        nextReviewOn: '2007-06-13',
        outcomes: [],
        consentRechecked: false,
        childComment: 'not-present',
        parentComment: 'given',
      },
      personal: { notes: '', childComment: null, parentComment: null },
    };
    expect(audit('2007-06-14', ...complete, nextStep('single-agency'), agreed, reviewed).missing).toEqual([
      'due-actions-have-progress',
      'review-not-overdue',
      'consent-rechecked-at-reviews',
      'child-heard-at-reviews',
    ]);
  });
});
