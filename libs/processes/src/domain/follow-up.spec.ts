import { given } from '@app/kernel/testing';
import { followUp, type PlanFollowUp, waiting } from './follow-up';
import { type FollowUpPlanned } from './follow-up.events';

const steps = [
  { do: 'close-team', to: 'tac-1' },
  { do: 'close-caf', to: 'child-1', episode: 1 },
];
const plan: PlanFollowUp = {
  type: 'PlanFollowUp',
  process: 'when-consent-withdrawn',
  causeId: 'cause-1',
  causeType: 'consent.withdrawn.v1',
  steps,
};
const planned: FollowUpPlanned = {
  type: 'FollowUpPlanned',
  data: { process: 'when-consent-withdrawn', causeId: 'cause-1', causeType: 'consent.withdrawn.v1', steps },
};
const done = (step: number) => ({ type: 'StepDone', data: { step } }) as const;

describe('What follows from an event', () => {
  it('is planned once', () => given(followUp).when(plan).then(planned));
  it('is not planned anew when the event is heard again', () =>
    given(followUp, planned)
      .when({ ...plan, steps: [] })
      .thenNothing());
  it('is noted step by step', () => {
    given(followUp, planned)
      .when({ type: 'NoteStep', step: 0, outcome: { is: 'done' } })
      .then(done(0));
    expect(waiting(given(followUp, planned, done(0)).state())).toEqual([[1, steps[1]]]);
  });
  it('notes a step once', () =>
    given(followUp, planned, done(0))
      .when({ type: 'NoteStep', step: 0, outcome: { is: 'refused', refused: 'team-not-open' } })
      .thenNothing());
  it('keeps what another room refused, and goes on with the rest', () => {
    const refused = { type: 'StepRefused', data: { step: 0, refused: 'impossible-date-order' } } as const;
    given(followUp, planned)
      .when({ type: 'NoteStep', step: 0, outcome: { is: 'refused', refused: 'impossible-date-order' } })
      .then(refused);
    expect(waiting(given(followUp, planned, refused).state())).toEqual([[1, steps[1]]]);
  });
  it('refuses a step that was never planned', () => {
    given(followUp)
      .when({ type: 'NoteStep', step: 0, outcome: { is: 'done' } })
      .thenRefused('follow-up-not-found');
    given(followUp, planned)
      .when({ type: 'NoteStep', step: 2, outcome: { is: 'done' } })
      .thenRefused('step-not-found');
  });
});

describe('What a process could not do', () => {
  const asked = { type: 'PersonAsked', data: { step: 0, asked: 'record-move-out' } } as const;
  const settle = { type: 'SettleStep', step: 0, on: '2007-06-04', today: '2007-06-05', by: 'coordinator' } as const;
  const settled = { type: 'StepSettled', data: { step: 0, settledBy: 'coordinator', on: '2007-06-04' } } as const;

  it('is asked of a person, and the rest goes on', () => {
    given(followUp, planned)
      .when({ type: 'NoteStep', step: 0, outcome: { is: 'asked', asked: 'record-move-out' } })
      .then(asked);
    expect(waiting(given(followUp, planned, asked).state())).toEqual([[1, steps[1]]]);
  });
  it('is settled by whoever has seen to it, asked or refused', () => {
    given(followUp, planned, asked).when(settle).then(settled);
    const refused = { type: 'StepRefused', data: { step: 0, refused: 'record-erased' } } as const;
    given(followUp, planned, refused).when(settle).then(settled);
  });
  it('is settled once, and noted no more', () => {
    given(followUp, planned, asked, settled).when(settle).thenAlready('step-settled-already', '1');
    given(followUp, planned, asked, settled)
      .when({ type: 'NoteStep', step: 0, outcome: { is: 'done' } })
      .thenNothing();
  });
  it('refuses to settle what does not wait for a person', () => {
    given(followUp, planned).when(settle).thenRefused('nothing-to-settle');
    given(followUp, planned, done(0)).when(settle).thenRefused('nothing-to-settle');
    given(followUp).when(settle).thenRefused('follow-up-not-found');
    given(followUp, planned, asked)
      .when({ ...settle, step: 2 })
      .thenRefused('step-not-found');
  });
  it('refuses a day to come', () =>
    given(followUp, planned, asked)
      .when({ ...settle, on: '2007-06-06' })
      .thenRefused('future-date', '/on'));
});
