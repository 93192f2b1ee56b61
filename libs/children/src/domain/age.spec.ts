import { ageAt, ageStandingAt } from './age';

describe('Age by the day', () => {
  it.each([
    ['2001-05-17', '2007-05-16', 5],
    ['2001-05-17', '2007-05-17', 6],
    ['2010-10-31', '2026-10-01', 15],
    ['2008-11-29', '2026-11-02', 17],
    ['2000-02-29', '2001-02-28', 0],
    ['2000-02-29', '2001-03-01', 1],
    ['2000-02-29', '2004-02-29', 4],
    ['2007-07-20', '2007-07-19', -1],
    ['2007-07-20', '2007-07-20', 0],
  ])('of one born on %s on %s is %d', (born, on, age) => expect(ageAt(born, on)).toBe(age));
});

describe('Age where the month of birth only is known', () => {
  it.each([
    ['2001-05', '2007-04-30', 5],
    ['2001-05', '2007-05-31', 5],
    ['2001-05', '2007-06-01', 6],
    ['2007-10', '2007-07-31', -1],
    ['2007-10', '2007-10-01', 0],
    ['2000-02', '2001-02-28', 0],
    ['2000-12', '2001-12-31', 0],
    ['2000-12', '2002-01-01', 1],
  ])('of one born in %s on %s is %d: a birthday counts once its month is over', (birthMonth, on, age) =>
    expect(ageAt(birthMonth, on)).toBe(age),
  );
});

describe('Edge case 21: the age limits', () => {
  it.each([
    ['2007-10', [], '2007-07-31', 'unborn'],
    ['1989-08', [], '2007-04-30', 'within-limit'],
    ['1989-08', [], '2007-05-01', 'nearing-18'],
    ['1989-08', [], '2007-07-31', 'nearing-18'],
    ['1989-08', [], '2007-08-31', 'nearing-18'],
    ['1989-08', [], '2007-09-01', 'extension-needed'],
    ['1989-08-15', [], '2007-08-14', 'nearing-18'],
    ['1989-08-15', [], '2007-08-15', 'extension-needed'],
    ['1989-08-15', ['formerly-looked-after'], '2007-08-15', 'extended'],
    ['1989-08-15', ['formerly-looked-after'], '2010-08-14', 'extended'],
    ['1989-08-15', ['formerly-looked-after'], '2010-08-15', 'over-limit'],
    ['1989-08-15', ['formerly-looked-after', 'learning-difficulty-or-disability'], '2010-08-15', 'extended'],
    ['1989-08-15', ['learning-difficulty-or-disability'], '2014-08-14', 'extended'],
    ['1989-08-15', ['learning-difficulty-or-disability'], '2014-08-15', 'over-limit'],
    ['1989-08-15', [], '2014-08-15', 'over-limit'],
  ] as const)('one born in %s, extended for %j, is on %s: %s', (birthMonth, reasons, on, standing) =>
    expect(ageStandingAt(birthMonth, reasons, on)).toBe(standing),
  );
});
