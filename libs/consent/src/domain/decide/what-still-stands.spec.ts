import { isAlreadyRecorded, isRefusal } from '@app/kernel';
import { consent, type ConsentCommand } from '../consent';
import { type ConsentEvent } from '../consent.events';
import { lossBetween, takenBy } from '../loss';
import { agree, agreed, givenConsent, health, heard, mother, police, said, school } from '../testing/family';

const today = said.today;
type Word = (statementId: string, from: string) => ConsentCommand;
const taken = ['assess', 'share', 'store'] as const;

/** Every kind of word that a family may say about consent. */
const words: Readonly<Record<string, Word>> = {
  consent: (statementId, validFrom) => ({ ...agree, statementId, validFrom, takesAway: true }),
  'consent to more': (statementId, validFrom) => ({
    ...agree,
    ...{ statementId, validFrom, allowedAgencies: [school, health, police], takesAway: true },
  }),
  renewal: (statementId, from) => ({
    type: 'RenewConsent',
    ...{ statementId, renewedBy: mother, from, expiresOn: '2009-02-28', ...heard },
  }),
  'longer renewal': (statementId, from) => ({
    type: 'RenewConsent',
    ...{ statementId, renewedBy: mother, from, expiresOn: '2010-02-28', ...heard },
  }),
  widening: (statementId, from) => ({
    type: 'WidenConsent',
    ...{ statementId, addedAgencies: [police], includedAgencies: [], tier: null, includedTopics: [] },
    ...{ widenedBy: mother, from, ...heard },
  }),
  narrowing: (statementId, from) => ({
    type: 'NarrowConsent',
    ...{ statementId, removedAgencies: [police], excludedAgencies: [], excludedTopics: [] },
    ...{ narrowedBy: mother, from, ...said },
  }),
  refusal: (statementId, from) => ({
    type: 'RefuseConsent',
    ...{ statementId, scopes: taken, refusedBy: mother, from, ...said },
  }),
  withdrawal: (statementId, from) => ({
    type: 'WithdrawConsent',
    ...{ statementId, scopes: taken, withdrawnBy: mother, from, ...said },
  }),
};

const inOrder = (past: readonly ConsentEvent[], command: ConsentCommand): readonly ConsentEvent[] | undefined => {
  const decided = consent.decide(command, givenConsent(...past).state());
  if (isRefusal(decided)) return undefined;
  return [...past, ...(isAlreadyRecorded(decided) ? decided.wanted : decided)];
};
const takes = ['narrowing', 'refusal', 'withdrawal'];
/** What saying it today would change: give where it gives, take where it takes. What others added meanwhile is not its matter. */
const wouldChange = (word: string, past: readonly ConsentEvent[], saidToday: readonly ConsentEvent[]): unknown => {
  const [before, after] = [givenConsent(...past).state(), givenConsent(...saidToday).state()];
  return takenBy(takes.includes(word) ? lossBetween(before, after, today) : lossBetween(after, before, today));
};

const names = Object.keys(words);
const pairs = names.flatMap((first) => names.map((then) => [first, then] as const));

describe('A word that is said again after another one', () => {
  it.each(pairs)('%s, %s, and the first again: is answered as on record only while it is what holds', (first, then) => {
    const [one, other] = [words[first] as Word, words[then] as Word];
    const spoken = inOrder([agreed], one('s2', '2007-04-01'));
    const past = spoken === undefined ? undefined : inOrder(spoken, other('s3', '2007-06-01'));
    if (past === undefined) return;
    const again = consent.decide(one('s4', '2007-04-01'), givenConsent(...past).state());
    if (!isAlreadyRecorded(again) || again.refusal !== undefined) return;
    const saidToday = inOrder(past, one('s5', today)) ?? past;
    expect(wouldChange(first, past, saidToday)).toEqual([]);
  });

  it.each([
    ['consent', 'withdrawal'],
    ['consent', 'refusal'],
    ['consent', 'consent to more'],
    ['renewal', 'withdrawal'],
    ['renewal', 'longer renewal'],
    ['widening', 'narrowing'],
    ['widening', 'withdrawal'],
    ['withdrawal', 'consent'],
    ['refusal', 'consent'],
  ] as const)('%s, then %s on a later day: the first again is refused and names the later word', (first, then) => {
    const spoken = inOrder([agreed], (words[first] as Word)('s2', '2007-04-01')) ?? [];
    const past = inOrder(spoken, (words[then] as Word)('s3', '2007-06-01')) ?? [];
    expect(givenConsent(...past).decided((words[first] as Word)('s4', '2007-04-01'))).toMatchObject({
      refused: 'said-otherwise-since',
      existing: 's3',
    });
  });

  it('is a repeat when it was found late: what had been recorded before undoes nothing', () => {
    const refused = inOrder([], (words['refusal'] as Word)('s3', '2007-06-01')) ?? [];
    const late = inOrder(refused, agree) ?? [];
    givenConsent(...late)
      .when({ ...agree, statementId: 's4' })
      .thenUnlessRepeated({ ...agreed, data: { ...agreed.data, statementId: 's4' } });
  });

  it('is a repeat while nothing else was said, and when what was said since adds to it', () => {
    const consented = inOrder([], agree) ?? [];
    const widened = inOrder(consented, (words['widening'] as Word)('s3', '2007-06-01')) ?? [];
    for (const past of [consented, widened])
      givenConsent(...past)
        .when({ ...agree, statementId: 's4' })
        .thenUnlessRepeated({ ...agreed, data: { ...agreed.data, statementId: 's4' } });
  });
});
