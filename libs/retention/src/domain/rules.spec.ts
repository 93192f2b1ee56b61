import { isCalendarDate } from '@app/kernel';
import fc from 'fast-check';
import { rulesOn } from '../rules-book';
import { classOf, dueOf, type RecordFacts, type Rules } from './rules';

const rules = rulesOn('2007-07-31');
const closed = { closedOn: '2007-07-20' };
const record: RecordFacts = {
  birthMonth: '2001-05',
  lastActivityOn: '2007-07-21',
  episodes: [closed],
  notProceeded: false,
};
const due = (facts: Partial<RecordFacts>, by: Rules = rules): string | undefined =>
  dueOf({ ...record, ...facts }, by)?.dueOn;

describe('How long a record is kept', () => {
  it('is to the 25th birthday with a CAF, and never a day too short', () => expect(due({})).toBe('2026-06-01'));
  it('crosses the end of a year', () => expect(due({ birthMonth: '2001-12' })).toBe('2027-01-01'));
  it('is a year where the family said no', () =>
    expect(due({ episodes: [], notProceeded: true, lastActivityOn: '2008-02-29' })).toBe('2009-03-01'));
  it('is to the 24th birthday for an entry of the register alone', () =>
    expect(due({ episodes: [] })).toBe('2025-06-01'));
  it('has no end while work goes on', () =>
    expect(due({ birthMonth: '1980-01', episodes: [closed, { closedOn: null }] })).toBeUndefined());
  it('has no end while a hold stands on the whole class', () => {
    const heldClass = { ...rules, rules: rules.rules.map((rule) => ({ ...rule, legalHold: true })) };
    expect(due({}, heldClass)).toBeUndefined();
  });
  it('may count from the last closure', () => {
    const byClosure = {
      ...rules,
      rules: rules.rules.map((rule) => ({ ...rule, basis: 'closure' as const, years: 6 })),
    };
    expect(due({ episodes: [closed, { closedOn: '2009-01-31' }] }, byClosure)).toBe('2015-01-31');
    expect(due({ episodes: [] }, byClosure)).toBeUndefined();
  });
  it('has a rule for every class, by every version', () => {
    for (const facts of [record, { ...record, episodes: [] }, { ...record, episodes: [], notProceeded: true }])
      expect(rules.rules.map(({ recordClass }) => recordClass)).toContain(classOf(facts));
  });
  it('is set for every class of the domain dossier, section 11, and says which of them wait', () => {
    const years = rules.rules.map(({ recordClass, basis, years: n }) => [recordClass, basis, { years: n }, 'applied']);
    const waiting = rules.waiting.map(({ recordClass, basis, period }) => [recordClass, basis, period, 'waiting']);
    expect([...years, ...waiting]).toEqual([
      ['caf-record', 'dob', { years: 25 }, 'applied'],
      ['not-proceeded', 'lastActivity', { years: 1 }, 'applied'],
      // Not in the dossier: on the register and nothing more.
      ['register-entry', 'dob', { years: 24 }, 'applied'],
      ['no-names-consultation', 'lastActivity', { years: 2 }, 'waiting'],
      ['draft-referral', 'lastActivity', { days: 90 }, 'waiting'],
      ['access-audit', 'lastActivity', { years: 7, orLifeOfRecord: true }, 'waiting'],
      ['training', 'leaving', { years: 7 }, 'waiting'],
    ]);
    expect([...rules.rules, ...rules.waiting].every(({ authority, legalHold }) => authority !== '' && !legalHold)).toBe(
      true,
    );
    expect(rules.waiting.every(({ waitsFor }) => waitsFor !== '')).toBe(true);
  });
  it('is not known before the first version', () => expect(() => rulesOn('1999-12-31')).toThrow(RangeError));

  const month = fc.tuple(fc.integer({ min: 1985, max: 2030 }), fc.integer({ min: 1, max: 12 }));
  const day = fc.tuple(month, fc.integer({ min: 1, max: 28 }));
  const two = (n: number): string => String(n).padStart(2, '0');
  it('is a day that exists, later than everything it counts from, and later the more years are asked for', () =>
    fc.assert(
      fc.property(
        month,
        day,
        fc.integer({ min: 0, max: 60 }),
        fc.boolean(),
        ([y, m], [[ly, lm], ld], years, byBirth) => {
          const basis = byBirth ? ('dob' as const) : ('lastActivity' as const);
          const facts = { ...record, birthMonth: `${y}-${two(m)}`, lastActivityOn: `${ly}-${two(lm)}-${two(ld)}` };
          const by = (n: number): Rules => ({
            ...rules,
            rules: rules.rules.map((rule) => ({ ...rule, basis, years: n })),
          });
          const dueOn = due(facts, by(years)) ?? '';
          expect(isCalendarDate(dueOn)).toBe(true);
          expect(dueOn >= (byBirth ? `${facts.birthMonth}-28` : facts.lastActivityOn)).toBe(true);
          expect((due(facts, by(years + 1)) ?? '') > dueOn).toBe(true);
        },
      ),
    ));
});
