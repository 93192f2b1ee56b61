import { cafCodec, type EpisodeEvent } from '@app/caf';
import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type CalendarDate, type Fact, withPause, withPauseEnded } from '@app/kernel';
import { firstDue, runningClocks } from '../domain/clocks';
import { type CafReview, type EpisodeFacts, nobody } from '../domain/situation';
import { timescales } from '../timescales';

/** One episode of one child: the facts that its clocks are computed from, and the clocks that its own file starts. */
export interface AttentionCafCard extends Card {
  /** `<childId>.<episode>` */
  readonly card_id: string;
  readonly child_id: string;
  readonly open: boolean;
  readonly place: string;
  readonly opened_on: CalendarDate;
  /** The first day on which something is due that the episode's own file says; teams and Lead Professional have their own. */
  readonly due_on: CalendarDate | null;
  readonly facts: EpisodeFacts;
}

/** The fact, where it is about one episode. */
const factOf = (event: RecordedEvent): Fact<EpisodeEvent> | undefined => {
  const fact = cafCodec.decode(event);
  return fact === undefined || fact.type === 'ChecklistRecorded' || fact.type === 'CafNotProceeded' ? undefined : fact;
};

const opened = ({ data }: Extract<Fact<EpisodeEvent>, { type: 'CafOpened' }>): EpisodeFacts => ({
  number: data.episode,
  standing: 'open',
  place: data.place,
  source: data.source,
  authorId: data.authorId,
  agencyId: data.agencyId,
  openedOn: data.on,
  completedOn: null,
  noNeed: false,
  nextStep: null,
  planned: false,
  helpSince: null,
  reviews: [],
  stepUps: [],
  transferTo: null,
  pauses: [],
});

const withReview = (reviews: readonly CafReview[], review: CafReview): readonly CafReview[] => {
  const earlier = reviews.filter(({ on }) => on <= review.on);
  return [...earlier, review, ...reviews.slice(earlier.length)];
};

/** The facts after one more. */
const evolve = (facts: EpisodeFacts, fact: Exclude<Fact<EpisodeEvent>, { type: 'CafOpened' }>): EpisodeFacts => {
  const { on } = fact.data;
  switch (fact.type) {
    case 'AssessmentCompleted':
      return {
        ...facts,
        completedOn: facts.completedOn ?? on,
        noNeed: fact.data.finding === 'no-additional-need',
      };
    case 'NextStepDecided': {
      const { nextStep } = fact.data;
      return {
        ...facts,
        nextStep,
        helpSince: nextStep === 'single-agency' ? (facts.helpSince ?? on) : facts.helpSince,
      };
    }
    case 'ActionsAgreed':
      return { ...facts, planned: true, helpSince: facts.helpSince ?? on };
    case 'CafReviewed': {
      const { conclusion, nextReviewOn, outcomes } = fact.data;
      const progressed = outcomes.some(({ result }) => result !== 'not');
      const review = { on, progressed, goesOn: conclusion === 'continue', nextReviewOn };
      return { ...facts, reviews: withReview(facts.reviews, review) };
    }
    case 'StepUpRequested':
      return { ...facts, stepUps: [...facts.stepUps, { number: fact.data.stepUp, on }] };
    case 'StepUpAccepted':
    case 'StepUpDeclined':
      return { ...facts, stepUps: facts.stepUps.filter(({ number }) => number !== fact.data.stepUp) };
    case 'TransferRequested':
      return { ...facts, transferTo: fact.data.toPlace };
    case 'TransferAccepted':
      return { ...facts, place: fact.data.place, transferTo: null };
    case 'TransferRejected':
      return { ...facts, transferTo: null };
    case 'CafSuspended':
      return { ...facts, pauses: withPause(facts.pauses, on) };
    case 'CafResumed':
      return { ...facts, pauses: withPauseEnded(facts.pauses, on) };
    case 'CafClosed':
      return { ...facts, standing: 'closed', pauses: withPauseEnded(facts.pauses, on) };
    case 'CafReopened':
      return { ...facts, standing: 'open', helpSince: facts.helpSince && on };
    case 'CafVoided':
      return { ...facts, standing: 'void', pauses: withPauseEnded(facts.pauses, on) };
    case 'FactCorrected': {
      const { path, new: value } = fact.data;
      if (path === 'openedOn') return { ...facts, openedOn: value };
      return path === 'completedOn' ? { ...facts, completedOn: value } : facts;
    }
    default:
      return facts;
  }
};

/** One row per episode. */
export const attentionCafProjection: Projection<AttentionCafCard, 'attention-caf'> = {
  name: 'attention-caf',
  version: 2,
  prefixes: ['caf.'],
  table: {
    name: 'read.attention_caf',
    key: 'card_id',
    columns: {
      card_id: 'text',
      child_id: 'uuid',
      open: 'boolean',
      place: 'text',
      opened_on: 'date',
      due_on: 'date',
      facts: 'jsonb',
    },
  },
  keysOf: (event) => {
    const fact = factOf(event);
    return fact === undefined ? [] : [`${streamIdOf(event.stream)}.${fact.data.episode}`];
  },
  apply: (card, event, card_id) => {
    const fact = factOf(event);
    if (fact === undefined || (card === undefined && fact.type !== 'CafOpened')) return card;
    const facts = fact.type === 'CafOpened' || card === undefined ? opened(fact as never) : evolve(card.facts, fact);
    if (facts === card?.facts) return card;
    const child_id = streamIdOf(event.stream);
    const own = { childId: child_id, episode: facts, teams: [], lead: nobody, recordEnd: null };
    return {
      card_id,
      child_id,
      open: facts.standing === 'open',
      place: facts.place,
      opened_on: facts.openedOn,
      due_on: firstDue(runningClocks(own, timescales)),
      facts,
    };
  },
};

declare global {
  interface ReadModels {
    readonly 'attention-caf': typeof attentionCafProjection;
  }
}
