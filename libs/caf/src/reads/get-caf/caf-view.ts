import { type Grant } from '@app/access';
import { type Fact } from '@app/kernel';
import { type EpisodeEvent } from '../../domain/caf.events';
import { type Completeness, completenessOf } from '../../domain/completeness';
import { type CafReason } from '../../domain/vocabulary';
import { type CardFact } from './caf-card.projection';
import { type CafCardRow } from './caf-card.row';

/** Words that people wrote, or 'erased' once the child's key is destroyed, or 'withheld' from who may not read them. */
export type Words = Readonly<Record<string, unknown>> | 'erased' | 'withheld';

/** A fact with its words. */
export interface HistoryEntry {
  readonly what: EpisodeEvent['type'];
  readonly data: object;
  readonly written: Words | null;
  readonly recordedAt: string;
  readonly by: CardFact['by'];
}

/** An episode as columns and fold show it, without anything that people wrote. */
export type CafSummary = Omit<CafCardRow, 'cardId' | 'state' | 'facts' | 'sealed' | 'revision' | 'primaryReason'> & {
  readonly primaryReason: string;
  readonly completeness: Completeness;
};
/** How much of an episode somebody is shown. */
export type CafShown = Pick<Grant, 'fields' | 'withinConsent' | 'withheldTopics'>;

/** An episode for somebody who may see that it is there and how far it is, not what it says. */
export interface CafOutline extends CafSummary {
  readonly revision: string;
}
export interface CafView extends CafSummary {
  readonly state: CafCardRow['state'];
  /** The newest words about each element of the form. */
  readonly elements: Readonly<Record<string, object>>;
  /** The texts that can be corrected, as they read now. */
  readonly texts: Readonly<Record<string, unknown>>;
  /** Everything that happened, in the order in which it was recorded. */
  readonly history: readonly HistoryEntry[];
  /** Of the child's whole file: what `If-Match` is compared with. */
  readonly revision: string;
}

/** Which reasons for a CAF tell something about a topic that a family may hold back. */
const topicsOfReasons: Partial<Readonly<Record<CafReason, string>>> = {
  'emotional-or-mental-health': 'mental-health',
  'parental-mental-health': 'parental-health',
  'parental-substance-misuse': 'parental-health',
  'substance-misuse': 'substance-misuse',
  'domestic-abuse': 'domestic-abuse',
  'offending-or-antisocial-behaviour': 'offences',
  'teenage-pregnancy': 'sexual-health',
};

/**
 * @returns whether somebody may read what the episode says. What people wrote carries no topic of its own, so an episode that was
 * opened for a reason which the family holds back from their agency stays closed to them as a whole.
 */
export const mayReadWords = (
  { state }: Pick<CafCardRow, 'state'>,
  { fields, withheldTopics }: Pick<CafShown, 'fields' | 'withheldTopics'>,
): boolean =>
  fields === 'full' && !state.reasons.some((reason) => withheldTopics.includes(topicsOfReasons[reason] ?? ''));

/** @returns the summary of a card. Within consent, why the CAF was opened is part of what it says. */
export const summaryOf = (row: CafCardRow, today: string, shown: CafShown): CafSummary => {
  const { cardId, state, facts, sealed, revision, primaryReason, ...columns } = row;
  return {
    ...columns,
    primaryReason: shown.withinConsent && !mayReadWords(row, shown) ? 'withheld' : primaryReason,
    completeness: completenessOf(
      state,
      facts.map(({ fact }) => fact),
      today,
    ),
  };
};

const from = (words: Words | null, name: string): unknown =>
  words === null || typeof words === 'string' ? words : words[name];

/** The texts that a fact brings, by the names under which they can be corrected. */
const textsOf = (fact: Fact<EpisodeEvent>, words: Words | null): Readonly<Record<string, unknown>> => {
  if (fact.type === 'CafOpened') return { whatLedToThis: from(words, 'whatLedToThis') };
  if (fact.type === 'AssessmentCompleted')
    return {
      conclusions: from(words, 'conclusions'),
      childComment: from(words, 'childComment'),
      parentComment: from(words, 'parentComment'),
    };
  if (fact.type === 'CafClosed') return { closureSummary: from(words, 'summary') };
  if (fact.type === 'TextCorrected') return { [fact.data.path]: from(words, 'text') };
  return {};
};

/** @returns the whole view of an episode. `opened` are its words by the revision of the fact that brought them. */
export const viewOf = (
  row: CafCardRow,
  opened: Readonly<Record<string, object | 'erased'>>,
  today: string,
  revision: string,
  shown: CafShown,
): CafView => {
  const history = row.facts.map(({ fact, revision: at, recordedAt, by }) => ({
    fact,
    entry: { what: fact.type, data: fact.data, written: (opened[at] ?? null) as Words | null, recordedAt, by },
  }));
  const elements: Record<string, object> = {};
  let texts: Readonly<Record<string, unknown>> = {};
  for (const { fact, entry } of history) {
    texts = { ...texts, ...textsOf(fact, entry.written) };
    if (fact.type !== 'ElementRecorded') continue;
    const { element, version, level, on, authorId, agencyId } = fact.data;
    elements[element] = { version, level, on, authorId, agencyId, written: entry.written };
  }
  return {
    ...summaryOf(row, today, shown),
    state: row.state,
    elements,
    texts,
    history: history.map(({ entry }) => entry),
    revision,
  };
};
