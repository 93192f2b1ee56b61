import { addYears, type CalendarDate } from '@app/kernel';
import { type Basis, type RecordClass } from './vocabulary';

/** How long one class of records is kept. */
export interface Rule {
  readonly recordClass: Exclude<RecordClass, 'on-request'>;
  readonly basis: Basis;
  readonly years: number;
  /** Nothing of this class is proposed while it is set. */
  readonly legalHold: boolean;
  /** On what the period rests. */
  readonly authority: string;
}
/** How long a class is to be kept of which nothing is destroyed yet. It is decided, so that nobody decides it again. */
export interface WaitingRule extends Pick<Rule, 'legalHold' | 'authority'> {
  readonly recordClass: 'no-names-consultation' | 'draft-referral' | 'access-audit' | 'training';
  /** `lastActivity`: since the entry was made, or last changed; `leaving`: since the person left. */
  readonly basis: 'lastActivity' | 'leaving';
  readonly period:
    | { readonly days: number }
    /** Or as long as the record that it is about, where that is longer. */
    | { readonly years: number; readonly orLifeOfRecord?: boolean };
  /** What has to be there before the rule can be carried out. */
  readonly waitsFor: string;
}
/** All rules, from a day on. */
export interface Rules {
  readonly version: string;
  readonly from: CalendarDate;
  readonly rules: readonly Rule[];
  readonly waiting: readonly WaitingRule[];
}

/** What the rules look at in one child's record; nothing personal. */
export interface RecordFacts {
  /** `YYYY-MM` of birth, or of the expected date. */
  readonly birthMonth: string;
  /** The last day on which anything was recorded about the child. */
  readonly lastActivityOn: CalendarDate;
  /** CAF episodes, those opened in error apart. */
  readonly episodes: readonly { readonly closedOn: CalendarDate | null }[];
  /** The family said no, or an enquiry came to nothing. */
  readonly notProceeded: boolean;
}
export interface Due {
  readonly rule: Rule;
  readonly rulesVersion: string;
  /** The first day on which the record need not be kept any more. */
  readonly dueOn: CalendarDate;
}

/** @returns the class of a record, which names its rule. */
export const classOf = ({ episodes, notProceeded }: RecordFacts): Rule['recordClass'] => {
  if (episodes.length > 0) return 'caf-record';
  return notProceeded ? 'not-proceeded' : 'register-entry';
};

/** The register shows the month and not the day of birth: the first day of the next month is never too early. */
const afterMonth = (month: string): CalendarDate => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
};

const startOf = (basis: Basis, { birthMonth, lastActivityOn, episodes }: RecordFacts): CalendarDate => {
  switch (basis) {
    case 'dob':
      return afterMonth(birthMonth);
    case 'lastActivity':
      return lastActivityOn;
    case 'closure':
      return episodes.reduce((last, { closedOn }) => (closedOn !== null && closedOn > last ? closedOn : last), '');
  }
};

/** @returns when the record may be destroyed; undefined while work goes on, or while a hold stands on its whole class. */
export const dueOf = (facts: RecordFacts, { version, rules }: Rules): Due | undefined => {
  if (facts.episodes.some(({ closedOn }) => closedOn === null)) return undefined;
  const rule = rules.find(({ recordClass }) => recordClass === classOf(facts));
  if (rule === undefined || rule.legalHold) return undefined;
  const start = startOf(rule.basis, facts);
  // A rule that counts from a closure says nothing about a record that never had one.
  return start === '' ? undefined : { rule, rulesVersion: version, dueOn: addYears(start, rule.years) };
};
