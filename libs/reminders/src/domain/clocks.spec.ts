import { timescales } from '../timescales';
import { clocks, firstDue, runningClocks } from './clocks';
import { type Situation } from './situation';
import { aCaf, review, team } from './testing/situations';
import { clockNames } from '@app/timescales';

const running = (situation: Situation): Readonly<Record<string, string>> =>
  Object.fromEntries(runningClocks(situation, timescales).map(({ clock, dueOn }) => [clock, dueOn]));
const vacated = { activeId: null, interim: null, vacatedOn: '2007-06-01', mustHandOver: false };

describe('What is waited for', () => {
  it('is, of an assessment, its completion: 15 working days, a breach after 35', () => {
    expect(runningClocks(aCaf(), timescales)).toEqual([
      {
        clock: 'assessment',
        subject: null,
        startedOn: '2007-03-01',
        dueOn: '2007-03-22',
        breachOn: '2007-04-23',
        version: '2006-1',
      },
    ]);
  });
  it('is, after the assessment, the first meeting of a team within 10 working days', () => {
    const assessed = { completedOn: '2007-03-20' };
    expect(running(aCaf(assessed))).toEqual({ 'first-team-meeting': '2007-04-03' });
    expect(running(aCaf(assessed, { teams: [{ ...team, met: false }] }))).toMatchObject({
      'first-team-meeting': '2007-04-03',
    });
    expect(running(aCaf(assessed, { teams: [team] }))).not.toHaveProperty('first-team-meeting');
  });
  it('is no team where nothing was found, or another way was taken', () => {
    expect(running(aCaf({ completedOn: '2007-03-20', noNeed: true }))).toEqual({});
    for (const nextStep of ['single-agency', 'step-up', 'close'])
      expect(running(aCaf({ completedOn: '2007-03-20', nextStep }))).toEqual({});
    expect(running(aCaf({ completedOn: '2007-03-20', nextStep: 'team' }))).toHaveProperty('first-team-meeting');
  });
  it('is, of a team, the first review after six weeks, then the day that was agreed', () => {
    const assessed = { completedOn: '2007-03-20' };
    expect(running(aCaf(assessed, { teams: [team] }))).toEqual({ 'first-review': '2007-05-14' });
    const agreed = { on: '2007-05-14', nextReviewOn: '2007-06-25', closing: null };
    expect(runningClocks(aCaf(assessed, { teams: [{ ...team, followUp: agreed }] }), timescales)).toMatchObject([
      { clock: 'next-review', subject: 'tac-1', startedOn: '2007-05-14', dueOn: '2007-06-25', version: '2006-1' },
    ]);
  });
  it('is nothing of a team that has agreed to close, or is closed', () => {
    const closing = { on: '2007-05-14', nextReviewOn: null, closing: 'plan-complete' };
    const assessed = { completedOn: '2007-03-20' };
    expect(running(aCaf(assessed, { teams: [{ ...team, followUp: closing }] }))).toEqual({});
    expect(running(aCaf(assessed, { teams: [{ ...team, open: false }] }))).toEqual({});
  });
  it('is, of a CAF reviewed without a team, the next review that was agreed', () =>
    expect(
      running(
        aCaf({
          completedOn: '2007-03-20',
          nextStep: 'single-agency',
          reviews: [review('2007-05-01', { nextReviewOn: '2007-06-12' })],
        }),
      ),
    ).toEqual({ 'next-review': '2007-06-12' }));
  it('is, where help goes on without a team and nobody agreed on a day, a review within twelve weeks', () => {
    const alone = { completedOn: '2007-03-20', nextStep: 'single-agency', helpSince: '2007-03-21' };
    expect(running(aCaf(alone))).toEqual({ 'next-review': '2007-06-13' });
    expect(running(aCaf({ ...alone, pauses: [{ from: '2007-04-01', to: '2007-04-08' }] }))).toEqual({
      'next-review': '2007-06-20',
    });
    const undated = [review('2007-05-01', { goesOn: true })];
    expect(running(aCaf({ ...alone, reviews: undated }))).toEqual({ 'next-review': '2007-07-24' });
    const ended = { ...team, open: false, endedOn: '2007-05-14' };
    expect(running(aCaf({ completedOn: '2007-03-20' }, { teams: [ended] }))).toEqual({ 'next-review': '2007-08-06' });
    expect(running(aCaf({ ...alone, reviews: [review('2007-05-01', { goesOn: false })] }))).toEqual({});
  });
  it('is, of one that came from another authority, its update within four weeks', () => {
    const received = { source: 'transfer-in', openedOn: '2007-06-04' };
    expect(running(aCaf(received))['transfer-in-update']).toBe('2007-07-02');
    expect(running(aCaf({ ...received, completedOn: '2007-06-20' }))).not.toHaveProperty('transfer-in-update');
  });
  it('is, of each step-up, the decision within one working day, over a bank holiday weekend too', () =>
    expect(
      runningClocks(aCaf({ stepUps: [{ number: 2, on: '2007-05-25' }] }), timescales).find(
        ({ clock }) => clock === 'step-up-decision',
      ),
    ).toMatchObject({ subject: '2', dueOn: '2007-05-29' }));
  it('is, after a Lead Professional has left, that somebody steps in within 10 working days (edge case 12)', () =>
    expect(running(aCaf({}, { lead: vacated }))['interim-lead']).toBe('2007-06-15'));

  it('stands still while the family has paused, but for the decision of social care', () => {
    const paused = { pauses: [{ from: '2007-03-12', to: null }], stepUps: [{ number: 1, on: '2007-03-09' }] };
    expect(running(aCaf(paused, { lead: vacated }))).toEqual({ 'step-up-decision': '2007-03-12' });
  });
  it('is due later by the days of every pause since it began', () => {
    const pauses = [
      { from: '2007-03-05', to: '2007-03-12' },
      { from: '2007-04-30', to: '2007-05-10' },
    ];
    expect(running(aCaf({ pauses }))['assessment']).toBe('2007-04-08');
    const agreed = { on: '2007-05-01', nextReviewOn: '2007-06-12', closing: null };
    expect(running(aCaf({ completedOn: '2007-03-20', pauses }, { teams: [{ ...team, followUp: agreed }] }))).toEqual({
      'next-review': '2007-06-21',
    });
  });
  it('is nothing once the CAF has ended, is void, or the child has died (edge case 20)', () => {
    const stepUps = [{ number: 1, on: '2007-03-09' }];
    expect(running(aCaf({ standing: 'closed', stepUps }))).toEqual({});
    expect(running(aCaf({ standing: 'void', stepUps }))).toEqual({});
    expect(running(aCaf({ stepUps }, { recordEnd: 'child-died' }))).toEqual({});
    expect(running(aCaf({ stepUps }, { recordEnd: 'pregnancy-ended' }))).toEqual({});
  });

  it('is counted in days of London, over the change of the clocks in spring and autumn', () => {
    expect(running(aCaf({ openedOn: '2007-03-23' }))['assessment']).toBe('2007-04-17');
    expect(running(aCaf({ openedOn: '2007-10-26' }))['assessment']).toBe('2007-11-16');
    expect(running(aCaf({ completedOn: '2007-10-27' }, { teams: [{ ...team, convenedOn: '2007-10-27' }] }))).toEqual({
      'first-review': '2007-12-08',
    });
  });
  it('is counted over the end of the year without its bank holidays, and over the end of February', () => {
    expect(running(aCaf({ openedOn: '2007-12-20' }))['assessment']).toBe('2008-01-15');
    expect(running(aCaf({ stepUps: [{ number: 1, on: '2007-12-31' }] }))['step-up-decision']).toBe('2008-01-02');
    expect(running(aCaf({ completedOn: '2008-01-25' }, { teams: [{ ...team, convenedOn: '2008-01-25' }] }))).toEqual({
      'first-review': '2008-03-07',
    });
  });
  it('is nothing for what began before there were timescales', () =>
    expect(running(aCaf({ openedOn: '2005-12-31' }))).toEqual({}));
  it('has a name that the timescales know', () => expect(clockNames).toEqual(expect.arrayContaining([...clocks])));
  it('has a first day on which something is due', () => {
    expect(firstDue(runningClocks(aCaf({ stepUps: [{ number: 1, on: '2007-03-02' }] }), timescales))).toBe(
      '2007-03-05',
    );
    expect(firstDue([])).toBeNull();
  });
});
