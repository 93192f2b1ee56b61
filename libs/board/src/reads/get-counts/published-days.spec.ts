import { isPublished, lastQuarterBefore } from './published-days';

describe('Days whose counts are published', () => {
  it.each([
    ['2007-07-31', '2007-06-30'],
    ['2007-07-01', '2007-06-30'],
    ['2007-06-30', '2007-03-31'],
    ['2007-01-15', '2006-12-31'],
  ])('on %s the latest is %s', (today, day) => {
    expect(lastQuarterBefore(today)).toBe(day);
    expect(isPublished(day, today)).toBe(true);
  });
  it.each(['2007-07-30', '2007-06-29', '2007-07-31', '2007-09-30'])('%s is none on 31 July 2007', (day) =>
    expect(isPublished(day, '2007-07-31')).toBe(false),
  );
});
