import { type Action, allActions, relations, type Role, roles } from '@app/access';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diceOf } from '../support/mutations';
import { everyQuestion, quickDisagreements, SecondOpinion } from './second-opinion';

const written = readFileSync(join(__dirname, 'policy.cedar'), 'utf8');

describe('S3: the policy table and the same rules written a second time, in Cedar', () => {
  const every = everyQuestion();

  it('agree for every role, action and relation, with random consent and sensitivity', () => {
    const dice = diceOf(3);
    const each = every.length / (roles.length * allActions.length * relations.length);
    const questions = every.flatMap((_, index) =>
      index % each === 0 ? [every[index + dice.roll(each)] as (typeof every)[number]] : [],
    );
    expect(questions).toHaveLength(roles.length * allActions.length * relations.length);
    expect(quickDisagreements(new SecondOpinion(written), questions)).toEqual([]);
  });
  it.each<[string, Role, Action, RegExp]>([
    ['a rule less', 'caf-author', 'correct-caf', /permit \(principal, action == Action::"correct-caf"[^;]*;/],
    [
      'a refusal less',
      'practitioner',
      'view-lead-professional',
      /forbid \(principal, action, resource == Standing::"nominee"\)[^;]*;/,
    ],
    ['a rule that shows more', 'practitioner', 'find-child', /@shows\("existence"\)\n/],
  ])('would differ with %s', (_, role, action, part) => {
    const other = written.replace(part, '');
    expect(other).not.toBe(written);
    const questions = every.filter((one) => one.action === action && one.role === role);
    expect(quickDisagreements(new SecondOpinion(written), questions)).toEqual([]);
    expect(quickDisagreements(new SecondOpinion(other), questions)).not.toEqual([]);
  });
  it('know the same names: a misspelt one is refused', () =>
    expect(() => new SecondOpinion(written.replace('"merge-records"', '"merge-record"'))).toThrow('merge-record'));
});
