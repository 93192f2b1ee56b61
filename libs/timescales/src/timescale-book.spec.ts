import { addDays, addYears, dayInLondon } from '@app/kernel';
import bankHolidays from './data/bank-holidays-england-and-wales.json';
import versions from './data/timescales.json';
import { clockNames } from './domain/clocks';
import {
  deadlineFrom,
  driftLimitFrom,
  holidaysEndSoon,
  holidaysKnownTo,
  reviewFrom,
  teamReviewFrom,
  timescalesOn,
  workingDays,
} from './timescale-book';

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
  it('are asked to be renewed from a year before they end, and hold nothing up beyond it', () => {
    expect(holidaysEndSoon(addDays(addYears(holidaysKnownTo, -1), -1))).toBe(false);
    expect(holidaysEndSoon(addYears(holidaysKnownTo, -1))).toBe(true);
    // Fifteen working days after a Friday: the end is on a Friday, whether or not it is a bank holiday.
    const opened = '2040-06-01';
    expect(deadlineFrom('assessment', opened)).toMatchObject({ dueOn: '2040-06-22', provisional: true });
    expect(deadlineFrom('assessment', '2007-03-02')).not.toHaveProperty('provisional');
  });
  it('hold nothing up on any day of a hundred years', () => {
    const wrong: unknown[] = [];
    for (let day = '2006-09-01'; day < '2107-01-01'; day = addDays(day, 113))
      for (const clock of clockNames) if ((deadlineFrom(clock, day)?.dueOn ?? '') < day) wrong.push([clock, day]);
    expect(wrong).toEqual([]);
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

describe('What follows from the timescales', () => {
  const pauses = [
    { from: '2007-04-09', to: '2007-04-16' },
    { from: '2007-05-21', to: null },
  ];
  it('is that an episode drifts after twelve months without its pauses, or with three reviews without progress', () => {
    expect(driftLimitFrom('2006-09-04')).toEqual({ after: '2007-09-04', reviews: 3, version: '2006-1' });
    expect(driftLimitFrom('2006-09-04', 10)?.after).toBe('2007-09-14');
  });
  it('is the first review of a team, six weeks after it was convened, put off by the pauses since', () => {
    const team = { convenedOn: '2007-04-02', followUp: null };
    const deadline = { clock: 'first-review', startedOn: '2007-04-02', breachOn: null, version: '2006-1' };
    expect(teamReviewFrom(team, [])).toEqual({ ...deadline, dueOn: '2007-05-14' });
    expect(teamReviewFrom(team, pauses)).toEqual({ ...deadline, dueOn: '2007-05-21' });
  });
  it('is afterwards the day that was agreed, put off by the pauses since', () => {
    const agreed = { on: '2007-04-04', nextReviewOn: '2007-05-10' };
    expect(reviewFrom(agreed, pauses)?.dueOn).toBe('2007-05-17');
    expect(teamReviewFrom({ convenedOn: '2007-04-02', followUp: agreed }, pauses)).toMatchObject({
      ...{ clock: 'next-review', startedOn: '2007-04-04', dueOn: '2007-05-17' },
    });
  });
  it('is nothing where no next review is agreed, or where there were no timescales yet', () => {
    const closing = { on: '2007-04-16', nextReviewOn: null };
    expect(teamReviewFrom({ convenedOn: '2007-04-02', followUp: closing }, [])).toBeUndefined();
    expect(teamReviewFrom({ convenedOn: '2005-12-31', followUp: null }, [])).toBeUndefined();
  });
});
