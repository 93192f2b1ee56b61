import { addDays, dayInLondon } from '@app/kernel';
import bankHolidays from './data/bank-holidays-england-and-wales.json';
import versions from './data/timescales.json';
import { clockNames } from './domain/clocks';
import { holidaysKnownTo, timescalesOn, workingDays } from './timescale-book';

/** Easter Sunday by the method of the anonymous Gregorian computus, to check the data file against something else. */
const easter = (year: number): string => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
};

describe('The bank holidays of England and Wales', () => {
  const { holidays, from, to } = bankHolidays;

  it('are known for the coming eighteen months: renew the data file when this fails', () => {
    expect(addDays(dayInLondon(new Date()), 548) <= holidaysKnownTo).toBe(true);
  });
  it('are in order, inside their span, never on a weekend and never twice', () => {
    expect([...new Set(holidays)].sort()).toEqual(holidays);
    for (const day of holidays) {
      expect(day >= from && day <= to).toBe(true);
      expect([0, 6]).not.toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
      expect(workingDays.isWorkingDay(day)).toBe(false);
    }
  });
  it('have Good Friday and Easter Monday of every year, and eight days in a usual year', () => {
    const years = Array.from({ length: 23 }, (_, index) => 2006 + index);
    for (const year of years) {
      expect(holidays).toContain(addDays(easter(year), -2));
      expect(holidays).toContain(addDays(easter(year), 1));
      const inYear = holidays.filter((day) => day.startsWith(String(year))).length;
      expect([year, inYear]).toEqual([year, { 2011: 9, 2012: 9, 2022: 10, 2023: 9 }[year] ?? 8]);
    }
  });
  it('know the days that were moved or added', () => {
    for (const day of [
      '2011-04-29',
      '2012-06-05',
      '2020-05-08',
      '2022-06-02',
      '2022-06-03',
      '2022-09-19',
      '2023-05-08',
    ])
      expect(holidays).toContain(day);
    for (const day of ['2020-05-04', '2012-05-28', '2022-05-30']) expect(holidays).not.toContain(day);
  });
});

describe('The timescales', () => {
  it('set every clock in every version, in order of their first day', () => {
    for (const { clocks } of versions) expect(Object.keys(clocks).sort()).toEqual([...clockNames].sort());
    expect(versions.map(({ from }) => from)).toEqual(versions.map(({ from }) => from).sort());
    expect(new Set(versions.map(({ version }) => version)).size).toBe(versions.length);
  });
  it('are those of the day, and none before the first', () => {
    expect(timescalesOn('2007-07-31').version).toBe('2006-1');
    expect(() => timescalesOn('2005-12-31')).toThrow('no timescales are set for 2005-12-31');
  });
});
