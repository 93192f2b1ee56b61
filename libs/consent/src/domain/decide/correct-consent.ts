import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type ConsentEvent, type StatementFacts } from '../consent.events';
import { type Consent, type Saying } from '../consent.state';
import { type ChildKnown } from './ground';

export interface CorrectConsent {
  readonly type: 'CorrectConsent';
  readonly correctionId: string;
  readonly statementId: string;
  /** What should have been recorded; facts left out were right. */
  readonly right: StatementFacts;
  readonly neverSaid: boolean;
  readonly reason: string;
  readonly today: CalendarDate;
  readonly child: ChildKnown;
}
export type CorrectRefusal = Refusal<
  'statement-not-found' | 'missing-correction' | 'future-date' | 'impossible-expiry' | 'fact-of-another-kind'
>;

const standing = (saying: Saying): StatementFacts => {
  if (saying.kind === 'renewed') return { from: saying.from, expiresOn: saying.expiresOn };
  if (saying.kind !== 'given') return { from: saying.from };
  const { expiresOn, how, leafletGiven, evidenceId } = saying.statement;
  return { from: saying.from, expiresOn, how, leafletGiven, evidenceId };
};

/** A wrong date does not force the family to sign again: the record keeps what stood, what is right, and why. */
export const correctConsent = (command: CorrectConsent, consent: Consent): readonly ConsentEvent[] | CorrectRefusal => {
  const { correctionId, statementId, right, neverSaid, reason, today } = command;
  if (consent.recorded.includes(correctionId)) return [];
  const saying = consent.sayings.find((one) => one.statementId === statementId);
  if (saying === undefined) return refuse('statement-not-found', 'no such statement is recorded');
  const before = standing(saying);
  const facts = Object.entries(right) as [keyof StatementFacts, unknown][];
  const strange = facts.find(([fact]) => !(fact in before));
  if (strange !== undefined)
    return refuse('fact-of-another-kind', 'a statement of this kind has no such fact', `/right/${strange[0]}`);
  const changed = facts.filter(([fact, value]) => before[fact] !== value).map(([fact]) => fact);
  if (changed.length === 0 && !neverSaid) return refuse('missing-correction', 'say what is right', '/right');
  const { from, expiresOn } = { ...before, ...right };
  if (from !== undefined && from > today) return refuse('future-date', 'this day is still to come', '/right/from');
  if (expiresOn !== undefined && expiresOn !== null && from !== undefined && expiresOn < from)
    return refuse('impossible-expiry', 'consent cannot end before it begins', '/right/expiresOn');
  const only = (facts: StatementFacts): StatementFacts =>
    Object.fromEntries(changed.map((fact) => [fact, facts[fact]]));
  return [
    {
      type: 'ConsentCorrected',
      data: { correctionId, statementId, old: only(before), new: only(right), neverSaid },
      personal: { reason },
    },
  ];
};
