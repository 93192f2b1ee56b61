import { addMonths, deadlineOf, standingOf } from './clocks';
import { timescalesOn, workingDays } from '../timescale-book';

const rules = timescalesOn('2007-03-01');

describe('The clocks of early help', () => {
  it('give an assessment 15 working days, and call it a breach after 35', () => {
    expect(deadlineOf(rules, workingDays, 'assessment', '2007-03-01')).toEqual({
      clock: 'assessment',
      dueOn: '2007-03-22',
      breachOn: '2007-04-23',
      version: '2006-1',
    });
  });
  it('give the first review six weeks and every later one twelve at most', () => {
    expect(deadlineOf(rules, workingDays, 'first-review', '2007-03-01').dueOn).toBe('2007-04-12');
    expect(deadlineOf(rules, workingDays, 'next-review', '2007-03-01').dueOn).toBe('2007-05-24');
  });
  it('give social care one working day to decide, over a bank holiday weekend too', () => {
    expect(deadlineOf(rules, workingDays, 'step-up-decision', '2007-05-25').dueOn).toBe('2007-05-29');
  });
  it('stand still while the family has asked for a pause', () => {
    expect(deadlineOf(rules, workingDays, 'first-review', '2007-03-01', 10).dueOn).toBe('2007-04-22');
  });
  it.each([
    ['2007-03-01', undefined, 'not-yet-due'],
    ['2007-03-08', undefined, 'due-soon'],
    ['2007-03-22', undefined, 'due-today'],
    ['2007-03-23', undefined, 'overdue'],
    ['2007-04-24', undefined, 'breached'],
    ['2007-04-24', '2007-03-22', 'done-in-time'],
    ['2007-04-24', '2007-03-23', 'done-late'],
    ['2007-03-20', '2007-03-23', 'due-soon'],
  ] as const)('on %s, done on %s, stand %s', (today, doneOn, standing) => {
    expect(standingOf({ dueOn: '2007-03-22', breachOn: '2007-04-23' }, today, rules.dueSoonDays, doneOn)).toBe(
      standing,
    );
  });
  it('count months to the last day where the day does not exist', () => {
    expect(addMonths('2007-01-31', 1)).toBe('2007-02-28');
    expect(addMonths('2007-12-31', 2)).toBe('2008-02-29');
    expect(addMonths('2008-02-29', 12)).toBe('2009-02-28');
    expect(addMonths('2007-11-30', 1)).toBe('2007-12-30');
    expect(addMonths('2007-03-15', -12)).toBe('2006-03-15');
  });
});
