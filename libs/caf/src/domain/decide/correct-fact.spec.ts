import { but, eventsOf, given } from '@app/kernel/testing';
import { caf } from '../caf';
import { type FactCorrected, type TextCorrected } from '../caf.events';
import {
  assessed,
  close,
  closed,
  completed,
  element,
  onFirst,
  opened,
  reviewed,
  started,
  voided,
} from '../testing/story';
import { type CorrectFact, type CorrectText } from './correct-fact';

const correct: CorrectFact = {
  type: 'CorrectFact',
  ...onFirst,
  on: '2007-04-01',
  path: 'openedOn',
  old: '2007-03-01',
  new: '2007-02-28',
  reason: 'mistyped',
  explanation: 'The form is dated the day before',
  correctedBy: 'head-of-year',
};
const corrected: FactCorrected = {
  type: 'FactCorrected',
  data: {
    episode: 1,
    on: '2007-04-01',
    path: 'openedOn',
    old: '2007-03-01',
    new: '2007-02-28',
    reason: 'mistyped',
    correctedBy: 'head-of-year',
  },
  personal: { explanation: 'The form is dated the day before' },
};
const whole = [opened, started, ...assessed.slice(1), closed] as const;

describe('Correcting a fact', () => {
  it('keeps what was recorded and what is right, with the reason', () => {
    given(caf, opened).when(correct).then(corrected);
    expect(given(caf, opened, corrected).state().episodes[0]?.openedOn).toBe('2007-02-28');
  });
  it('takes the same wish for one', () =>
    given(caf, opened, corrected).when(correct).thenAlready('impossible-correction', '1'));
  it('corrects a closed episode too', () =>
    given(caf, ...whole)
      .when(correct)
      .then(corrected));
  it('refuses where something else is recorded by now (edge case 29)', () =>
    given(caf, but(opened, { on: '2007-03-03' }))
      .when(correct)
      .thenRefused('fact-differs', '/old'));
  it.each([
    ['startedOn', '2007-03-05', '2007-03-06'],
    ['completedOn', '2007-03-20', '2007-03-19'],
    ['closedOn', '2007-07-20', '2007-07-19'],
    ['primaryReason', 'attendance', 'behaviour'],
    ['closureReason', 'needs-met-universal', 'needs-met-single-agency'],
  ] as const)('corrects %s', (path, old, value) =>
    given(caf, ...whole)
      .when({ ...correct, path, old, new: value })
      .then(but(corrected, { path, old, new: value })),
  );
  it.each([
    ['openedOn', '2007-03-01', '2007-03-06'],
    ['startedOn', '2007-03-05', '2007-02-28'],
    ['startedOn', '2007-03-05', '2007-03-21'],
    ['completedOn', '2007-03-20', '2007-03-04'],
    ['completedOn', '2007-03-20', '2007-07-21'],
    ['closedOn', '2007-07-20', '2007-03-19'],
    ['closedOn', '2007-07-20', '2007-09-02'],
  ] as const)('refuses to move %s from %s to %s: the steps keep their order', (path, old, value) =>
    given(caf, ...whole)
      .when({ ...correct, path, old, new: value })
      .thenRefused('impossible-date-order', '/new'),
  );
  it('refuses to open an episode before the one before had closed', () =>
    given(caf, ...whole, but(opened, { episode: 2, on: '2007-08-01' }))
      .when({ ...correct, episode: 2, on: '2007-08-02', old: '2007-08-01', new: '2007-07-19' })
      .thenRefused('impossible-date-order', '/new'));
  it('refuses to close an episode after the next one was opened', () =>
    given(caf, ...whole, but(opened, { episode: 2, on: '2007-08-01' }))
      .when({ ...correct, path: 'closedOn', on: '2007-08-02', old: '2007-07-20', new: '2007-08-02' })
      .thenRefused('impossible-date-order', '/new'));
  it.each([
    ['openedOn', '2007-03-01', 'yesterday'],
    ['primaryReason', 'attendance', 'housing'],
    ['closureReason', 'needs-met-universal', 'stepped-up-s17'],
    ['closureReason', 'needs-met-universal', 'moved-out-of-authority'],
    ['closureReason', 'needs-met-universal', 'no-additional-need-found'],
  ] as const)('refuses to make %s of %s into %s', (path, old, value) =>
    given(caf, ...whole)
      .when({ ...correct, path, old, new: value })
      .thenRefused('impossible-correction', '/new'),
  );
  it.each(['startedOn', 'completedOn', 'closedOn', 'closureReason'] as const)(
    'refuses %s before there is one',
    (path) =>
      given(caf, opened)
        .when({ ...correct, path })
        .thenRefused('fact-not-recorded', '/path'),
  );
  it('refuses to complete the assessment after a review of what it led to', () =>
    given(caf, ...assessed, reviewed)
      .when({ ...correct, on: '2007-08-01', path: 'completedOn', old: '2007-03-20', new: '2007-05-03' })
      .thenRefused('impossible-date-order', '/new'));
  it('puts a wrong day right for what follows too: the closing is after the right day of the assessment', () =>
    given(
      caf,
      opened,
      but(element, { on: '2007-08-20' }),
      but(completed, { on: '2007-08-20' }),
      but(corrected, { path: 'completedOn', old: '2007-08-20', new: '2007-03-20' }),
    )
      .when(close)
      .then(closed));
  it('lets an episode open no later than its closing, once that is put right', () =>
    given(caf, opened, closed, but(corrected, { path: 'closedOn', old: '2007-07-20', new: '2007-03-10' }))
      .when({ ...correct, on: '2007-08-01', new: '2007-03-11' })
      .thenRefused('impossible-date-order', '/new'));
  it('lets an episode close no earlier than it was opened, once that is put right', () =>
    given(caf, opened, closed, but(corrected, { old: '2007-03-01', new: '2007-03-10' }))
      .when({ ...correct, on: '2007-08-01', path: 'closedOn', old: '2007-07-20', new: '2007-03-09' })
      .thenRefused('impossible-date-order', '/new'));
  it('lets a closing move to before the day on which the episode was wrongly said to be opened', () =>
    given(
      caf,
      but(opened, { on: '2007-07-20' }),
      closed,
      but(corrected, { on: '2007-08-01', old: '2007-07-20', new: '2007-03-01' }),
    )
      .when({ ...correct, on: '2007-08-01', path: 'closedOn', old: '2007-07-20', new: '2007-03-10' })
      .then(but(corrected, { on: '2007-08-01', path: 'closedOn', old: '2007-07-20', new: '2007-03-10' })));
  it('refuses a void episode', () => given(caf, opened, voided).when(correct).thenRefused('caf-void'));
  it('refuses a day to come', () =>
    given(caf, opened)
      .when({ ...correct, on: '2007-09-02' })
      .thenRefused('future-date'));
  it('refuses an episode that is not there', () => given(caf).when(correct).thenRefused('caf-not-found'));
});

const reword: CorrectText = {
  type: 'CorrectText',
  ...onFirst,
  on: '2007-04-01',
  path: 'conclusions',
  text: 'Help with evenings',
  reason: 'misunderstood',
  explanation: 'Evenings, not mornings',
  correctedBy: 'head-of-year',
};
const reworded: TextCorrected = {
  type: 'TextCorrected',
  data: { episode: 1, on: '2007-04-01', path: 'conclusions', reason: 'misunderstood', correctedBy: 'head-of-year' },
  personal: { text: 'Help with evenings', explanation: 'Evenings, not mornings' },
};

describe('Correcting a text', () => {
  it('gives the right wording', () =>
    expect(eventsOf(caf.decide(reword, given(caf, ...assessed).state()))).toEqual([reworded]));
  it('records another wording of the same text, unless it is the same request', () =>
    given(caf, ...assessed, reworded)
      .when(reword)
      .thenUnlessRepeated(reworded));
  it('corrects what led to the assessment from the first day on', () =>
    expect(eventsOf(caf.decide({ ...reword, path: 'whatLedToThis' }, given(caf, opened).state()))).toEqual([
      but(reworded, { path: 'whatLedToThis' }),
    ]));
  it.each(['conclusions', 'childComment', 'parentComment', 'closureSummary'] as const)(
    'refuses %s before there is one',
    (path) =>
      given(caf, opened)
        .when({ ...reword, path })
        .thenRefused('fact-not-recorded', '/path'),
  );
  it('refuses a void episode', () =>
    given(caf, ...assessed, voided)
      .when(reword)
      .thenRefused('caf-void'));
  it('refuses a day to come', () =>
    given(caf, ...assessed)
      .when({ ...reword, on: '2007-09-02' })
      .thenRefused('future-date'));
  it('refuses an episode that is not there', () => given(caf).when(reword).thenRefused('caf-not-found'));
});
