import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';
import { type NextStepDecided } from '../caf.events';
import { assessed, closed, onFirst, opened, suspended } from '../testing/story';
import { type DecideNextStep } from './decide-next-step';

const decide: DecideNextStep = {
  type: 'DecideNextStep',
  ...onFirst,
  on: '2007-03-21',
  nextStep: 'team',
  decidedBy: 'head-of-year',
  note: null,
};
const decided: NextStepDecided = {
  type: 'NextStepDecided',
  data: { episode: 1, on: '2007-03-21', nextStep: 'team', decidedBy: 'head-of-year' },
  personal: { note: null },
};

describe('Deciding what follows from the assessment', () => {
  it('records the decision', () =>
    given(caf, ...assessed)
      .when(decide)
      .then(decided));
  it('takes the same wish for one', () =>
    given(caf, ...assessed, decided)
      .when(decide)
      .thenUnlessRepeated(decided));
  it('can be decided anew', () =>
    given(caf, ...assessed, decided)
      .when({ ...decide, nextStep: 'single-agency' })
      .then(but(decided, { nextStep: 'single-agency' })));
  it('refuses before the assessment is completed', () =>
    given(caf, opened).when(decide).thenRefused('assessment-not-completed'));
  it('refuses a day before the assessment was completed', () =>
    given(caf, ...assessed)
      .when({ ...decide, on: '2007-03-19' })
      .thenRefused('impossible-date-order'));
  it('refuses a day to come', () =>
    given(caf, ...assessed)
      .when({ ...decide, on: '2007-09-02' })
      .thenRefused('future-date'));
  it('refuses an episode that is not there', () => given(caf).when(decide).thenRefused('caf-not-found'));
  it('refuses an episode that is closed', () =>
    given(caf, ...assessed, closed)
      .when({ ...decide, on: '2007-08-01' })
      .thenRefused('caf-not-open'));
  it('refuses while the family has asked for a pause', () =>
    given(caf, ...assessed, suspended)
      .when(decide)
      .thenRefused('caf-suspended'));
});
