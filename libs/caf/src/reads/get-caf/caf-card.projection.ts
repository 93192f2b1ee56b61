import { type RecordedEvent, type SealedParts, streamIdOf, withSealedPart } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type Fact, lastingPause } from '@app/kernel';
import { reopeningFrom } from '@app/timescales';
import { cafCodec } from '../../caf.codec';
import { type CafEvent, type EpisodeEvent } from '../../domain/caf.events';
import { evolveEpisode, opened } from '../../domain/caf.evolve';
import { closureOf, type Episode, pendingStepUp, pendingTransfer } from '../../domain/caf.state';

/** One fact of the episode as the card keeps it; its words are among the sealed parts, under its revision. */
export interface CardFact {
  readonly revision: string;
  readonly fact: Fact<EpisodeEvent>;
  readonly recordedAt: string;
  readonly by: { readonly practitionerId: string; readonly role: string; readonly agencyId: string };
}

export interface CafCard extends Card {
  readonly card_id: string;
  readonly child_id: string;
  readonly episode: number;
  readonly episode_id: string;
  readonly status: string;
  readonly suspended: boolean;
  readonly form: string;
  readonly source: string;
  readonly primary_reason: string;
  readonly author_id: string;
  readonly agency_id: string;
  readonly agency_type: string;
  /** Where it began, and where it counts now. */
  readonly place_at_start: string;
  readonly place: string;
  readonly opened_on: string;
  /** Position in the log of its opening: what lies before was there before it. */
  readonly opened_at: bigint;
  readonly completed_on: string | null;
  readonly next_review_on: string | null;
  readonly closed_on: string | null;
  /** The last day on which it may be reopened; null while it is open. */
  readonly reopen_by: string | null;
  readonly closure_reason: string | null;
  readonly step_up_pending: string | null;
  readonly transfer_pending_to: string | null;
  /** The episode as rules see it. */
  readonly state: Episode & Readonly<Record<string, unknown>>;
  readonly facts: readonly CardFact[];
  readonly sealed: SealedParts;
  readonly revision: bigint;
}

/** The fact, where it is about one episode. */
const episodeFact = (recorded: RecordedEvent): Fact<EpisodeEvent> | undefined => {
  const fact: Fact<CafEvent> | undefined = cafCodec.decode(recorded);
  return fact === undefined || fact.type === 'ChecklistRecorded' || fact.type === 'CafNotProceeded' ? undefined : fact;
};

const stateAfter = (state: Episode | undefined, fact: Fact<EpisodeEvent>): Episode => {
  if (fact.type === 'CafOpened') return opened(fact);
  if (state === undefined) throw new Error('an episode goes on that never began');
  return evolveEpisode(state, fact);
};

/** One row per episode: the fold of its facts, what may be searched for as columns, and the facts themselves. */
export const cafCardProjection: Projection<CafCard, 'caf-card'> = {
  name: 'caf-card',
  version: 6,
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
      suspended: 'boolean',
      form: 'text',
      source: 'text',
      primary_reason: 'text',
      author_id: 'text',
      agency_id: 'text',
      agency_type: 'text',
      place_at_start: 'text',
      place: 'text',
      opened_on: 'date',
      opened_at: 'bigint',
      completed_on: 'date',
      next_review_on: 'date',
      closed_on: 'date',
      reopen_by: 'date',
      closure_reason: 'text',
      step_up_pending: 'text',
      transfer_pending_to: 'text',
      state: 'jsonb',
      facts: 'jsonb',
      sealed: 'jsonb',
      revision: 'bigint',
    },
  },
  keysOf: (recorded) => {
    const fact = episodeFact(recorded);
    return fact === undefined ? [] : [`${streamIdOf(recorded.stream)}.${fact.data.episode}`];
  },
  apply: (card, recorded, key) => {
    const fact = episodeFact(recorded);
    if (fact === undefined) return card;
    const state = stateAfter(card?.state, fact);
    const { meta, revision } = recorded;
    const kept: CardFact = { revision: revision.toString(), fact, recordedAt: meta.recordedAt, by: meta.actor };
    const closure = closureOf(state);
    return {
      card_id: key,
      child_id: streamIdOf(recorded.stream),
      episode: state.number,
      episode_id: state.episodeId,
      status: state.status,
      suspended: lastingPause(state.pauses) !== undefined,
      form: state.form,
      source: state.source,
      primary_reason: state.primaryReason,
      author_id: state.authorId,
      agency_id: state.agencyId,
      agency_type: state.agencyType,
      place_at_start: card?.place_at_start ?? state.place,
      place: state.place,
      opened_on: state.openedOn,
      opened_at: card?.opened_at ?? recorded.position,
      completed_on: state.completed?.on ?? null,
      next_review_on: state.nextReviewOn,
      closed_on: closure?.on ?? null,
      reopen_by: closure === undefined ? null : (reopeningFrom(closure.on)?.dueOn ?? closure.on),
      closure_reason: closure?.reason ?? null,
      step_up_pending: pendingStepUp(state)?.basis ?? null,
      transfer_pending_to: pendingTransfer(state)?.toPlace ?? null,
      state: { ...state },
      facts: [...(card?.facts ?? []), kept],
      sealed: withSealedPart(card?.sealed ?? {}, revision.toString(), recorded),
      revision,
    };
  },
};

declare global {
  interface ReadModels {
    readonly 'caf-card': typeof cafCardProjection;
  }
}
