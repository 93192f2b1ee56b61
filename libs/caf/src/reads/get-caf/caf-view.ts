import { type Fact } from '@app/kernel';
import { type EpisodeEvent } from '../../domain/caf.events';
import { type Completeness, completenessOf } from '../../domain/completeness';
import { type CardFact } from './caf-card.projection';
import { type CafCardRow } from './caf-card.row';

/** Words that people wrote, or 'erased' once the child's key is destroyed. */
export type Words = Readonly<Record<string, unknown>> | 'erased';

/** A fact with its words. */
export interface HistoryEntry {
  readonly what: EpisodeEvent['type'];
  readonly data: object;
  readonly written: Words | null;
  readonly recordedAt: string;
  readonly by: CardFact['by'];
}

/** An episode as columns and fold show it, without anything that people wrote. */
export type CafSummary = Omit<CafCardRow, 'cardId' | 'state' | 'facts' | 'sealed' | 'revision'> & {
  readonly completeness: Completeness;
};

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

/** @returns the summary of a card. */
export const summaryOf = (row: CafCardRow, today: string): CafSummary => {
  const { cardId, state, facts, sealed, revision, ...columns } = row;
  return {
    ...columns,
    completeness: completenessOf(
      state,
      facts.map(({ fact }) => fact),
      today,
    ),
  };
};

const from = (words: Words | null, name: string): unknown =>
  words === null || words === 'erased' ? words : words[name];

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
    ...summaryOf(row, today),
    state: row.state,
    elements,
    texts,
    history: history.map(({ entry }) => entry),
    revision,
  };
};
