import { addDays, addYears, dayInLondon, daysBetween, isCalendarDate } from './calendar-date';

describe('A day in the world', () => {
  it.each(['2007-02-29', '2007-13-01', '2007-00-10', '2007-04-31', '07-01-01', '2007-1-1', '', null, 20070101])(
    'refuses %p, which is no day',
    (text) => expect(isCalendarDate(text)).toBe(false),
  );
  it.each(['2007-07-31', '2008-02-29', '2000-02-29', '1999-12-31'])('accepts %s', (text) =>
    expect(isCalendarDate(text)).toBe(true),
  );
  it('adds and counts days across months, leap years and year ends, as the platform does', () => {
    const start = Date.UTC(1999, 11, 1);
    const wrong = Array.from({ length: 3000 }, (_, days) => days).filter((days) => {
      const expected = new Date(start + days * 86_400_000).toISOString().slice(0, 10);
      return (
        addDays('1999-12-01', days) !== expected ||
        daysBetween('1999-12-01', expected) !== days ||
        addDays(expected, -days) !== '1999-12-01'
      );
    });
    expect(wrong).toEqual([]);
  });
  it('is a day that exists however many years are added or taken away, and both ways say the same', () => {
    const wrong: unknown[] = [];
    for (let day = '2007-01-01'; day < '2009-01-01'; day = addDays(day, 1))
      for (let years = -30; years <= 30; years += 1) {
        const moved = addYears(day, years);
        if (!isCalendarDate(moved)) wrong.push([day, years]);
        for (const end of [addDays(moved, -1), moved, addDays(moved, 1)])
          if (years >= 0 && moved <= end !== day <= addYears(end, -years)) wrong.push([day, years, end]);
      }
    expect(wrong).toEqual([]);
  });
  it('ends what lasts from 29 February on 1 March of a common year', () => {
    expect([addYears('2004-02-29', 25), addYears('2004-02-29', 4)]).toEqual(['2029-03-01', '2008-02-29']);
    expect([addYears('2028-02-29', -25), addYears('2029-03-01', -25)]).toEqual(['2003-02-28', '2004-03-01']);
  });
  it('is the day in London, in summer and in winter time', () => {
    expect(dayInLondon(new Date('2007-07-31T22:59:59Z'))).toBe('2007-07-31');
    expect(dayInLondon(new Date('2007-07-31T23:00:00Z'))).toBe('2007-08-01');
    expect(dayInLondon(new Date('2007-12-31T23:59:59Z'))).toBe('2007-12-31');
  });
});
