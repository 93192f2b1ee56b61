import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';
import { refusesWhatNoStepMay } from '../testing/refuses';
import { close, closed, onFirst, opened, resumed, suspended } from '../testing/story';
import { type ResumeCaf, type SuspendCaf } from './suspend';

const suspend: SuspendCaf = { type: 'SuspendCaf', ...onFirst, on: '2007-04-10', reason: 'family-away', note: null };
const resume: ResumeCaf = { type: 'ResumeCaf', ...onFirst, on: '2007-04-24' };

describe('Pausing the work', () => {
  it('pauses it', () => given(caf, opened).when(suspend).then(suspended));
  it('pauses it once', () => given(caf, opened, suspended).when(suspend).thenAlready('caf-suspended', '2007-04-10'));
  it('refuses a second pause inside the first', () =>
    given(caf, opened, suspended)
      .when({ ...suspend, on: '2007-04-12' })
      .thenRefused('caf-suspended'));
  it('refuses, entered late, a pause inside an earlier one', () =>
    given(caf, opened, suspended, resumed)
      .when({ ...suspend, on: '2007-04-20' })
      .thenRefused('impossible-date-order', '/on'));
  it('can be closed from a pause', () =>
    given(caf, opened, suspended)
      .when({ ...close, reason: 'family-disengaged' })
      .then(but(closed, { reason: 'family-disengaged' })));
  refusesWhatNoStepMay(suspend, [opened], { whileSuspended: false });
});

describe('Taking the work up again', () => {
  it('takes it up', () => given(caf, opened, suspended).when(resume).then(resumed));
  it('takes it up once', () =>
    given(caf, opened, suspended, resumed).when(resume).thenAlready('caf-not-suspended', '2007-04-24'));
  it('refuses where nothing is paused', () => given(caf, opened).when(resume).thenRefused('caf-not-suspended'));
  it('refuses a day before the pause', () =>
    given(caf, opened, suspended)
      .when({ ...resume, on: '2007-04-09' })
      .thenRefused('impossible-date-order', '/on'));
  refusesWhatNoStepMay(resume, [opened, suspended], { whileSuspended: false });
});
