import { given } from '@app/kernel/testing';
import { type BeginDays, days } from './days';
import { type DayBegan } from './days.events';

const begin = (today: string): BeginDays => ({ type: 'BeginDays', today });
const began = (day: string): DayBegan => ({ type: 'DayBegan', data: { day } });

describe('The days', () => {
  it('begin with the first one on which the worker runs', () =>
    given(days).when(begin('2007-07-31')).then(began('2007-07-31')));
  it('begin once', () => given(days, began('2007-07-31')).when(begin('2007-07-31')).thenNothing());
  it('do not begin again when a clock goes back', () =>
    given(days, began('2007-07-31')).when(begin('2007-07-30')).thenNothing());
  it('that were missed begin in order, over the end of the year and of February', () => {
    given(days, began('2007-12-30'))
      .when(begin('2008-01-02'))
      .then(began('2007-12-31'), began('2008-01-01'), began('2008-01-02'));
    given(days, began('2008-02-27'))
      .when(begin('2008-03-01'))
      .then(began('2008-02-28'), began('2008-02-29'), began('2008-03-01'));
  });
  it('that were missed for longer than a month begin with the last month', () => {
    const missed = days.decide(begin('2007-12-31'), '2007-01-01') as readonly DayBegan[];
    expect([missed.length, missed[0], missed.at(-1)]).toEqual([31, began('2007-12-01'), began('2007-12-31')]);
  });
});
