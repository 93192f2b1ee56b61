import { ageAt, ageStandingAt } from './age';
import { nameAndBirth } from './names';

describe('Age at month precision', () => {
  it.each([
    ['2001-05', '2007-04-30', 5],
    ['2001-05', '2007-05-01', 6],
    ['2007-10', '2007-07-31', -1],
    ['2000-02', '2001-02-28', 1],
  ])('of one born in %s on %s is %d', (birthMonth, on, age) => expect(ageAt(birthMonth, on)).toBe(age));
});

describe('Edge case 21: the age limits', () => {
  it.each([
    ['2007-10', [], '2007-07-31', 'unborn'],
    ['1989-08', [], '2007-04-30', 'within-limit'],
    ['1989-08', [], '2007-05-01', 'nearing-18'],
    ['1989-08', [], '2007-07-31', 'nearing-18'],
    ['1989-08', [], '2007-08-01', 'extension-needed'],
    ['1989-08', ['formerly-looked-after'], '2007-08-01', 'extended'],
    ['1989-08', ['formerly-looked-after'], '2010-07-31', 'extended'],
    ['1989-08', ['formerly-looked-after'], '2010-08-01', 'over-limit'],
    ['1989-08', ['formerly-looked-after', 'learning-difficulty-or-disability'], '2010-08-01', 'extended'],
    ['1989-08', ['learning-difficulty-or-disability'], '2014-07-31', 'extended'],
    ['1989-08', ['learning-difficulty-or-disability'], '2014-08-01', 'over-limit'],
    ['1989-08', [], '2014-08-01', 'over-limit'],
  ] as const)('one born in %s, extended for %j, is on %s: %s', (birthMonth, reasons, on, standing) =>
    expect(ageStandingAt(birthMonth, reasons, on)).toBe(standing),
  );
});

describe('Names are compared', () => {
  const ada = nameAndBirth('Ada Grace', 'Exämple-Smith', '2001-05-17');
  it.each([
    ['ada', 'Example Smith'],
    ['ADA', "Exa'mple-Smith"],
    ['Example Smith'.replace(' ', ''), 'Ada'],
  ])('%s %s is the same child', (given, family) => expect(nameAndBirth(given, family, '2001-05-17')).toBe(ada));
  it('with the day of birth', () => expect(nameAndBirth('Ada', 'Example-Smith', '2001-05-18')).not.toBe(ada));
  it('in any alphabet', () =>
    expect(nameAndBirth('Ада', 'Пример', '2001-05-17')).not.toBe(nameAndBirth('Ева', 'Пример', '2001-05-17')));
});
