import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type ConsentCorrected, type ConsentEvent, type StatementFacts } from '../consent.events';
import { type Consent, type Correction, type Saying } from '../consent.state';
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
  | 'statement-not-found'
  | 'missing-correction'
  | 'corrected-already'
  | 'future-date'
  | 'impossible-expiry'
  | 'fact-of-another-kind'
>;

const standing = (saying: Saying): StatementFacts => {
  if (saying.kind === 'renewed') return { from: saying.from, expiresOn: saying.expiresOn };
  if (saying.kind !== 'given') return { from: saying.from };
  const { expiresOn, how, leafletGiven, evidenceId } = saying.statement;
  return { from: saying.from, expiresOn, how, leafletGiven, evidenceId };
};

/** The same correction again is a repeat; undefined where none was made. */
const correctedAlready = (
  made: readonly Correction[],
  wanted: readonly ConsentCorrected[],
): Decided<ConsentEvent, CorrectRefusal> | undefined => {
  const last = made.at(-1);
  if (last === undefined) return undefined;
  const ids = new Set(made.map(({ correctionId }) => correctionId));
  return alreadyRecorded({
    by: ({ type, data }) => type === 'ConsentCorrected' && ids.has(data.correctionId),
    wanted,
    refusal: refuseExisting('corrected-already', 'this statement was corrected before, and that is how it stands', {
      existing: last.correctionId,
    }),
  });
};

/** A wrong date does not force the family to sign again: the record keeps what stood, what is right, and why. */
export const correctConsent = (command: CorrectConsent, consent: Consent): Decided<ConsentEvent, CorrectRefusal> => {
  const { correctionId, statementId, right, neverSaid, reason, today } = command;
  const { corrections } = consent;
  const wanted = (old: StatementFacts, facts: StatementFacts): readonly ConsentCorrected[] => [
    {
      type: 'ConsentCorrected',
      data: { correctionId, statementId, old, new: facts, neverSaid },
      personal: { reason },
    },
  ];
  const before = corrections.filter((one) => one.statementId === statementId);
  const saying = consent.sayings.find((one) => one.statementId === statementId);
  if (saying === undefined)
    return (
      correctedAlready(
        before.filter((one) => one.neverSaid),
        wanted({}, right),
      ) ?? refuse('statement-not-found', 'no such statement is recorded')
    );
  const stands = standing(saying);
  const facts = Object.entries(right) as [keyof StatementFacts, unknown][];
  const strange = facts.find(([fact]) => !(fact in stands));
  if (strange !== undefined)
    return refuse('fact-of-another-kind', 'a statement of this kind has no such fact', `/right/${strange[0]}`);
  const changed = facts.filter(([fact, value]) => stands[fact] !== value).map(([fact]) => fact);
  if (changed.length === 0 && !neverSaid) {
    const nothing = refuse('missing-correction', 'say what is right', '/right');
    return facts.length === 0 ? nothing : (correctedAlready(before, wanted({}, right)) ?? nothing);
  }
  const { from, expiresOn } = { ...stands, ...right };
  if (from !== undefined && from > today) return refuse('future-date', 'this day is still to come', '/right/from');
  if (expiresOn !== undefined && expiresOn !== null && from !== undefined && expiresOn < from)
    return refuse('impossible-expiry', 'consent cannot end before it begins', '/right/expiresOn');
  const only = (facts: StatementFacts): StatementFacts =>
    Object.fromEntries(changed.map((fact) => [fact, facts[fact]]));
  return wanted(only(stands), only(right));
};
