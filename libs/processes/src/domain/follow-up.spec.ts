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
    given(followUp, planned).when({ type: 'NoteStep', step: 0, refused: null }).then(done(0));
    expect(waiting(given(followUp, planned, done(0)).state())).toEqual([[1, steps[1]]]);
  });
  it('notes a step once', () =>
    given(followUp, planned, done(0)).when({ type: 'NoteStep', step: 0, refused: 'team-not-open' }).thenNothing());
  it('keeps what another room refused, and goes on with the rest', () => {
    const refused = { type: 'StepRefused', data: { step: 0, refused: 'impossible-date-order' } } as const;
    given(followUp, planned).when({ type: 'NoteStep', step: 0, refused: 'impossible-date-order' }).then(refused);
    expect(waiting(given(followUp, planned, refused).state())).toEqual([[1, steps[1]]]);
  });
  it('refuses a step that was never planned', () => {
    given(followUp).when({ type: 'NoteStep', step: 0, refused: null }).thenRefused('follow-up-not-planned');
    given(followUp, planned).when({ type: 'NoteStep', step: 2, refused: null }).thenRefused('unknown-step');
  });
});
