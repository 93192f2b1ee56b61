import { but, given } from '@app/kernel/testing';
import { type FollowClocks, type FollowedClock, hasOpen, reminders, stageOf } from './reminders';
import { type ReminderRaised, type ReminderSettled, type SettledBecause } from './reminders.events';

const assessment: FollowedClock = {
  clock: 'assessment',
  subject: null,
  startedOn: '2007-03-01',
  dueOn: '2007-03-22',
  breachOn: '2007-04-23',
  version: '2006-1',
  stage: 'due',
  remindedId: 'teacher',
  escalatedTo: null,
};
const coordinator = { level: 'locality', code: 'BAN' } as const;
const late: FollowedClock = { ...assessment, stage: 'overdue', escalatedTo: coordinator };
const day = (on: string, ...clocks: readonly FollowedClock[]): FollowClocks => ({
  type: 'FollowClocks',
  on,
  raise: true,
  episodes: [{ number: 1, paused: false, clocks }],
  recordEnd: null,
});
/** What is looked at when a fact has come in. */
const fact = (on: string, ...clocks: readonly FollowedClock[]): FollowClocks => ({
  ...day(on, ...clocks),
  raise: false,
});
const paused = (on: string, ...clocks: readonly FollowedClock[]): FollowClocks => ({
  ...fact(on),
  episodes: [{ number: 1, paused: true, clocks }],
});
const raised: ReminderRaised = {
  type: 'ReminderRaised',
  data: {
    reminder: 1,
    on: '2007-03-08',
    episode: 1,
    clock: 'assessment',
    subject: null,
    startedOn: '2007-03-01',
    dueOn: '2007-03-22',
    stage: 'due',
    version: '2006-1',
    remindedId: 'teacher',
    escalatedTo: null,
  },
};
const settled = (because: SettledBecause, on: string, reminder = 1): ReminderSettled => ({
  type: 'ReminderSettled',
  data: { reminder, on, because },
});
const raisedLate = but(raised, { reminder: 2, on: '2007-03-23', stage: 'overdue', escalatedTo: coordinator });

describe('A reminder', () => {
  it('is raised when its day comes near, with the version of the timescales', () =>
    given(reminders).when(day('2007-03-08', assessment)).then(raised));
  it('is raised once, however often the day is gone through', () => {
    given(reminders, raised).when(day('2007-03-08', assessment)).thenNothing();
    given(reminders, raised).when(day('2007-03-09', assessment)).thenNothing();
  });
  it('is not raised too early, and not by a fact', () => {
    given(reminders)
      .when(day('2007-03-02', { ...assessment, stage: null }))
      .thenNothing();
    given(reminders).when(fact('2007-03-08', assessment)).thenNothing();
  });
  it('gives way to a later one, which the coordinator is told of', () =>
    given(reminders, raised).when(day('2007-03-23', late)).then(settled('escalated', '2007-03-23'), raisedLate));
  it('does not come back at an earlier stage when a missed day is gone through late', () =>
    given(reminders, raised, settled('escalated', '2007-03-23'), raisedLate)
      .when(day('2007-03-22', assessment))
      .thenNothing());
  it('is settled when the fact arrives', () =>
    given(reminders, raised).when(fact('2007-03-20')).then(settled('done', '2007-03-20')));
  it('is settled once', () =>
    given(reminders, raised, settled('done', '2007-03-20')).when(fact('2007-03-21')).thenNothing());
  it('of a review is done when the next one is agreed', () => {
    const first = but(raised, { clock: 'next-review', subject: 'tac-1' });
    const next: FollowedClock = {
      ...assessment,
      clock: 'next-review',
      subject: 'tac-1',
      startedOn: '2007-03-20',
      stage: null,
    };
    given(reminders, first).when(fact('2007-03-20', next)).then(settled('done', '2007-03-20'));
  });
  it('of one team is not settled by another', () => {
    const ofTeam = but(raised, { clock: 'first-review', subject: 'tac-1' });
    const running = (subject: string): FollowedClock => ({ ...assessment, clock: 'first-review', subject });
    given(reminders, ofTeam)
      .when(fact('2007-03-20', running('tac-1'), running('tac-2')))
      .thenNothing();
    given(reminders, ofTeam)
      .when(fact('2007-03-20', running('tac-2')))
      .then(settled('done', '2007-03-20'));
  });
  it('is settled as moved when its day has been corrected, and raised anew for the other day', () => {
    given(reminders, raised)
      .when(fact('2007-03-20', { ...assessment, dueOn: '2007-03-29' }))
      .then(settled('moved', '2007-03-20'));
    const corrected: FollowedClock = { ...assessment, startedOn: '2007-03-05', dueOn: '2007-03-26' };
    given(reminders, raised, settled('moved', '2007-03-20'))
      .when(day('2007-03-21', corrected))
      .then(but(raised, { reminder: 2, on: '2007-03-21', startedOn: '2007-03-05', dueOn: '2007-03-26' }));
  });
  it('stops when the family pauses, and comes back after it', () => {
    given(reminders, raised).when(paused('2007-03-12')).then(settled('paused', '2007-03-12'));
    given(reminders, raised, settled('paused', '2007-03-12'))
      .when(day('2007-03-20', assessment))
      .then(but(raised, { reminder: 2, on: '2007-03-20' }));
  });
  it('of the decision of social care does not stop with a pause', () => {
    const stepUp = but(raised, { clock: 'step-up-decision', subject: '1' });
    const running: FollowedClock = { ...assessment, clock: 'step-up-decision', subject: '1' };
    given(reminders, stepUp).when(paused('2007-03-12', running)).thenNothing();
    given(reminders, stepUp).when(paused('2007-03-12')).then(settled('done', '2007-03-12'));
  });
  it('stops when the CAF has ended', () =>
    given(reminders, raised)
      .when({ ...fact('2007-03-20'), episodes: [] })
      .then(settled('caf-ended', '2007-03-20')));
  it('stops when the child has died, and none is raised any more (edge case 20)', () => {
    const died: FollowClocks = { ...day('2007-03-20', assessment), recordEnd: 'child-died' };
    given(reminders, raised).when(died).then(settled('child-died', '2007-03-20'));
    given(reminders, raised, settled('child-died', '2007-03-20')).when(died).thenNothing();
  });
  it('of another episode is numbered on', () =>
    given(reminders, raised, settled('caf-ended', '2007-03-20'))
      .when({ ...day('2007-06-01'), episodes: [{ number: 2, paused: false, clocks: [assessment] }] })
      .then(but(raised, { reminder: 2, on: '2007-06-01', episode: 2 })));
  it('is open until it is settled', () => {
    expect(hasOpen(given(reminders, raised).state())).toBe(true);
    expect(hasOpen(given(reminders, raised, settled('done', '2007-03-20')).state())).toBe(false);
  });
  it.each([
    ['not-yet-due', null],
    ['due-soon', 'due'],
    ['due-today', 'due'],
    ['overdue', 'overdue'],
    ['breached', 'breached'],
  ] as const)('of a clock that is %s has the stage %s', (standing, stage) => expect(stageOf(standing)).toBe(stage));
});
