import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';
import { refusesWhatNoStepMay } from '../testing/refuses';
import { assessed, complete, completed, element, onFirst, opened, started } from '../testing/story';
import { type StartAssessment } from './start-assessment';

const start: StartAssessment = {
  type: 'StartAssessment',
  ...onFirst,
  on: '2007-03-05',
  startedBy: 'head-of-year',
  peoplePresent: 'Mother and child',
  consent: 'allowed',
};

describe('Starting an assessment', () => {
  it('records the first conversation', () => given(caf, opened).when(start).then(started));
  it('takes the same wish for one', () =>
    given(caf, opened, started).when(start).thenAlready('assessment-started-already', '2007-03-05'));
  it('refuses to start it twice', () =>
    given(caf, opened, started)
      .when({ ...start, on: '2007-03-06' })
      .thenRefused('assessment-started-already'));
  it('refuses once it is completed', () =>
    given(caf, ...assessed)
      .when(start)
      .thenRefused('assessment-completed'));
  it('refuses where consent has been withdrawn since it was opened', () =>
    given(caf, opened)
      .when({ ...start, consent: 'consent-withdrawn' })
      .thenRefused('consent-missing'));
  it('is completed on the day it started or later', () => {
    given(caf, opened, started)
      .when({ ...complete, on: '2007-03-04' })
      .thenRefused('impossible-date-order');
    given(caf, opened, started)
      .when({ ...complete, on: '2007-03-05' })
      .then(but(element, { on: '2007-03-05' }), but(completed, { on: '2007-03-05' }));
  });
  refusesWhatNoStepMay(start, [opened]);
});
