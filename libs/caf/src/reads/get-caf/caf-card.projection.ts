import { type RecordedEvent, type SealedParts, streamIdOf, withSealedPart } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type Fact } from '@app/kernel';
import { cafCodec } from '../../caf.codec';
import { type CafEvent } from '../../domain/caf.events';

/** What is plainly known of an episode beside the columns, as the view shows it. */
export interface CafRecord {
  readonly reasons: readonly string[];
  readonly previousEpisode: number | null;
  readonly externalStart: string | null;
  readonly elements: Readonly<
    Record<string, { readonly version: number; readonly level: string; readonly on: string }>
  >;
  readonly childComment: string | null;
  readonly parentComment: string | null;
  readonly outcomes: readonly object[];
}

export interface CafCard extends Card {
  readonly card_id: string;
  readonly child_id: string;
  readonly episode: number;
  readonly episode_id: string;
  readonly status: string;
  readonly form: string;
  readonly source: string;
  readonly primary_reason: string;
  readonly author_id: string;
  readonly agency_id: string;
  readonly agency_type: string;
  readonly place: string;
  readonly opened_on: string;
  readonly completed_on: string | null;
  readonly finding: string | null;
  readonly next_step: string | null;
  readonly closed_on: string | null;
  readonly end_reason: string | null;
  readonly team_ids: readonly string[];
  readonly record: CafRecord & Readonly<Record<string, unknown>>;
  readonly sealed: SealedParts;
  readonly revision: bigint;
}

const opened = (
  { data }: Extract<Fact<CafEvent>, { type: 'CafOpened' }>,
  recorded: RecordedEvent,
  key: string,
): CafCard => ({
  card_id: key,
  child_id: streamIdOf(recorded.stream),
  episode: data.episode,
  episode_id: data.episodeId,
  status: 'assessing',
  form: data.form,
  source: data.source,
  primary_reason: data.primaryReason,
  author_id: data.authorId,
  agency_id: data.agencyId,
  agency_type: data.agencyType,
  place: data.place,
  opened_on: data.on,
  completed_on: null,
  finding: null,
  next_step: null,
  closed_on: null,
  end_reason: null,
  team_ids: [],
  record: {
    reasons: data.reasons,
    previousEpisode: data.previousEpisode,
    externalStart: data.externalStart,
    elements: {},
    childComment: null,
    parentComment: null,
    outcomes: [],
  },
  sealed: withSealedPart({}, 'opening', recorded),
  revision: recorded.revision,
});

/** What changes on the card, and the name under which the event's sealed part is kept. */
const changeOf = (
  card: CafCard,
  fact: Exclude<Fact<CafEvent>, { type: 'CafOpened' }>,
): { readonly card: Partial<CafCard>; readonly part: string } => {
  switch (fact.type) {
    case 'ElementRecorded': {
      const { element, version, level, on } = fact.data;
      const elements = { ...card.record.elements, [element]: { version, level, on } };
      return { card: { record: { ...card.record, elements } }, part: `element:${element}` };
    }
    case 'AssessmentCompleted': {
      const { on, finding, childComment, parentComment } = fact.data;
      const status = card.team_ids.length > 0 ? 'in-delivery' : 'assessed';
      const record = { ...card.record, childComment, parentComment };
      return { card: { status, completed_on: on, finding, record }, part: 'completion' };
    }
    case 'NextStepDecided':
      return { card: { next_step: fact.data.nextStep }, part: 'next-step' };
    case 'TeamNoted': {
      const status = card.status === 'assessed' ? 'in-delivery' : card.status;
      return { card: { status, team_ids: [...card.team_ids, fact.data.tacId] }, part: 'team' };
    }
    case 'CafClosed': {
      const { on, reason, outcomes } = fact.data;
      const record = { ...card.record, outcomes };
      return { card: { status: 'closed', closed_on: on, end_reason: reason, record }, part: 'closure' };
    }
    case 'CafVoided':
      return { card: { status: 'void', end_reason: fact.data.reason }, part: 'voiding' };
  }
};

/** One row per episode. */
export const cafCardProjection: Projection<CafCard> = {
  name: 'caf-card',
  version: 1,
  prefixes: ['caf.'],
  table: {
    name: 'read.caf_card',
    key: 'card_id',
    columns: {
      card_id: 'text',
      child_id: 'uuid',
      episode: 'integer',
      episode_id: 'uuid',
      status: 'text',
      form: 'text',
      source: 'text',
      primary_reason: 'text',
      author_id: 'text',
      agency_id: 'text',
      agency_type: 'text',
      place: 'text',
      opened_on: 'date',
      completed_on: 'date',
      finding: 'text',
      next_step: 'text',
      closed_on: 'date',
      end_reason: 'text',
      team_ids: 'jsonb',
      record: 'jsonb',
      sealed: 'jsonb',
      revision: 'bigint',
    },
  },
  keysOf: (recorded) => {
    const fact = cafCodec.decode(recorded);
    return fact === undefined ? [] : [`${streamIdOf(recorded.stream)}.${fact.data.episode}`];
  },
  apply: (card, recorded, key) => {
    const fact = cafCodec.decode(recorded);
    if (fact === undefined) return card;
    if (fact.type === 'CafOpened') return opened(fact, recorded, key);
    if (card === undefined) throw new Error('an episode goes on that never began');
    const change = changeOf(card, fact);
    return {
      ...card,
      ...change.card,
      sealed: withSealedPart(card.sealed, change.part, recorded),
      revision: recorded.revision,
    };
  },
};
