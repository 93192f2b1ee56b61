import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';

import { wasOpenOn } from '../caf.state';
import {
  assessed,
  close,
  closed,
  completed,
  element,
  onFirst,
  opened,
  reopen,
  reopened,
  teamNoted,
  voided,
} from '../testing/story';
import { type DecideNextStep } from './decide-next-step';

const note: DecideNextStep = {
  type: 'DecideNextStep',
  ...{ ...onFirst, on: '2007-08-01', nextStep: 'team', decidedBy: 'head-of-year', note: null },
};
const past = [...assessed, teamNoted, closed] as const;

describe('Reopening a CAF', () => {
  it('takes the closure back and goes on where it was', () => {
    given(caf, ...past)
      .when(reopen)
      .then(reopened);
    expect(given(caf, ...past, reopened).state().episodes[0]?.status).toBe('in-delivery');
  });
  it('takes the same wish for one', () =>
    given(caf, ...past, reopened)
      .when(reopen)
      .thenAlready('caf-not-closed', '1'));
  it('stays closed in between, in every count', () => {
    const [episode] = given(caf, ...past, reopened).state().episodes;
    if (episode === undefined) throw new Error('there is an episode');
    const open = (day: string) => wasOpenOn(episode, day);
    expect(['2007-02-28', '2007-03-01', '2007-07-19', '2007-07-20', '2007-07-31', '2007-08-01'].map(open)).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
    ]);
  });
  it('refuses a step of a day on which it was closed, and takes one of the days around it', () => {
    given(caf, ...past, reopened)
      .when({ ...note, on: '2007-07-25' })
      .thenRefused('impossible-date-order', '/on');
    for (const on of ['2007-07-20', '2007-08-01'])
      expect(caf.decide({ ...note, on }, given(caf, ...past, reopened).state())).toHaveLength(1);
  });
  it('refuses to move the completion of the assessment to a day on which it was closed', () =>
    given(caf, opened, closed, reopened, but(element, { on: '2007-08-02' }), but(completed, { on: '2007-08-02' }))
      .when({
        type: 'CorrectFact',
        ...{ episode: 1, on: '2007-08-03', today: '2007-09-01', path: 'completedOn' },
        ...{ old: '2007-08-02', new: '2007-07-25', reason: 'mistyped', explanation: 'Misread', correctedBy: 'teacher' },
      })
      .thenRefused('impossible-date-order', '/new'));
  it('can be closed and reopened again', () =>
    given(caf, ...past, reopened)
      .when({ ...close, on: '2007-08-10' })
      .then(but(closed, { on: '2007-08-10' })));
  it('refuses anyone but a coordinator', () =>
    given(caf, ...past)
      .when({ ...reopen, asCoordinator: false })
      .thenRefused('coordinator-only'));
  it('accepts the last day on which it may be reopened', () =>
    given(caf, ...past)
      .when({ ...reopen, on: '2007-08-19' })
      .then(but(reopened, { on: '2007-08-19' })));
  it('refuses the day after', () =>
    given(caf, ...past)
      .when({ ...reopen, on: '2007-08-20' })
      .thenRefused('reopening-too-late', '/on'));
  it('refuses a day before it was closed', () =>
    given(caf, ...past)
      .when({ ...reopen, on: '2007-07-19' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(caf, ...past)
      .when({ ...reopen, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses when a later CAF has been opened', () =>
    given(caf, ...past, but(opened, { episode: 2, on: '2007-07-25' }))
      .when(reopen)
      .thenRefused('caf-already-open'));
  it('does not mind a later one that is void', () =>
    given(caf, ...past, but(opened, { episode: 2, on: '2007-07-25' }), but(voided, { episode: 2 }))
      .when(reopen)
      .then(reopened));
  it('refuses while one is open on a record that was merged with this one (edge case 2)', () =>
    given(caf, ...past)
      .when({ ...reopen, openOnOtherRecord: true })
      .thenRefused('caf-already-open'));
  it('refuses a child who has died', () =>
    given(caf, ...past)
      .when({ ...reopen, childStatus: 'deceased' })
      .thenRefused('child-deceased'));
  it('refuses without consent', () =>
    given(caf, ...past)
      .when({ ...reopen, consent: 'consent-withdrawn' })
      .thenRefused('consent-missing'));
  it('refuses one that is open', () =>
    given(caf, opened)
      .when({ ...reopen, reopenBy: null })
      .thenRefused('caf-not-closed'));
  it('refuses one that is void', () =>
    given(caf, opened, voided)
      .when({ ...reopen, reopenBy: null })
      .thenRefused('caf-not-closed'));
  it('refuses an episode that is not there', () => given(caf).when(reopen).thenRefused('caf-not-found'));
});
