import { workingDaysOf } from './working-days';

const days = workingDaysOf({
  from: '2006-12-01',
  to: '2007-12-31',
  holidays: ['2006-12-25', '2006-12-26', '2007-01-01', '2007-04-06', '2007-04-09'],
});

describe('Working days', () => {
  it('leave out weekends and bank holidays', () => {
    expect(days.isWorkingDay('2007-07-27')).toBe(true);
    expect(days.isWorkingDay('2007-07-28')).toBe(false);
    expect(days.isWorkingDay('2007-07-29')).toBe(false);
    expect(days.isWorkingDay('2007-04-06')).toBe(false);
  });
  it('count over Christmas and the turn of the year', () => {
    expect(days.add('2006-12-22', 1)).toBe('2006-12-27');
    expect(days.add('2006-12-22', 4)).toBe('2007-01-02');
    expect(days.between('2006-12-22', '2007-01-02')).toBe(4);
  });
  it('count over Easter and over the change of the clocks', () => {
    expect(days.add('2007-04-05', 1)).toBe('2007-04-10');
    expect(days.add('2007-03-23', 2)).toBe('2007-03-27');
    expect(days.add('2007-10-26', 1)).toBe('2007-10-29');
  });
  it('start on a day off as on the working day before it', () => {
    expect(days.add('2007-07-28', 1)).toBe('2007-07-30');
    expect(days.add('2007-07-28', 0)).toBe('2007-07-28');
    expect(days.between('2007-07-30', '2007-07-28')).toBe(0);
  });
  it('are Monday to Friday beyond the list, and say that this may change', () => {
    expect(days.add('2007-12-28', 2)).toBe('2008-01-01');
    expect(['2007-12-31', '2008-01-01', '2006-11-30'].map((day) => days.isProvisional(day))).toEqual([
      false,
      true,
      true,
    ]);
    expect(days.between('2007-12-28', '2008-01-07')).toBe(6);
  });
});
