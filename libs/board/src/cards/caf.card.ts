import { cafCodec, type EpisodeEvent, type FactCorrected } from '@app/caf';
import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type CalendarDate, type Fact } from '@app/kernel';

/** A time in which the episode was in progress: from that day, and no longer at the end of the day `to`. */
export interface Span extends Readonly<Record<string, unknown>> {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}
/** Where the episode belonged from that day. */
export interface Placed extends Readonly<Record<string, unknown>> {
  readonly place: string;
  readonly from: CalendarDate;
}
export interface BoardCafCard extends Card {
  /** `childId/episode` */
  readonly caf: string;
  readonly child_id: string;
  readonly episode: number;
  readonly source: string;
  readonly spans: readonly Span[];
  readonly places: readonly Placed[];
  readonly voided: boolean;
}

/** The fact, where it is about one episode. */
const factOf = (event: RecordedEvent): Fact<EpisodeEvent> | undefined => {
  const fact = cafCodec.decode(event);
  return fact === undefined || fact.type === 'ChecklistRecorded' || fact.type === 'CafNotProceeded' ? undefined : fact;
};

/** One episode of one child as the counts need it: when it was in progress, and where. */
export const boardCafProjection: Projection<BoardCafCard, 'board-caf'> = {
  name: 'board-caf',
  version: 2,
  prefixes: [
    'caf.opened.',
    'caf.closed.',
    'caf.reopened.',
    'caf.voided.',
    'caf.transfer-accepted.',
    'caf.fact-corrected.',
  ],
  table: {
    name: 'read.board_caf',
    key: 'caf',
    columns: {
      caf: 'text',
      child_id: 'uuid',
      episode: 'integer',
      source: 'text',
      spans: 'jsonb',
      places: 'jsonb',
      voided: 'boolean',
    },
    versioned: true,
  },
  keysOf: (event) => {
    const fact = factOf(event);
    return fact === undefined ? [] : [`${streamIdOf(event.stream)}/${fact.data.episode}`];
  },
  apply: (card, event, caf) => {
    const fact = factOf(event);
    if (fact?.type === 'CafOpened') {
      const { episode, source, place, on: from } = fact.data;
      const child_id = streamIdOf(event.stream);
      return { caf, child_id, episode, source, spans: [{ from, to: null }], places: [{ place, from }], voided: false };
    }
    if (fact === undefined || card === undefined) return card;
    switch (fact.type) {
      case 'CafClosed':
        return { ...card, spans: [...card.spans.slice(0, -1), { ...lastOf(card), to: fact.data.on }] };
      // In between it was not in progress: the time before stays as it was.
      case 'CafReopened':
        return { ...card, spans: [...card.spans, { from: fact.data.on, to: null }] };
      case 'CafVoided':
        return { ...card, voided: true };
      case 'TransferAccepted':
        return { ...card, places: [...card.places, { place: fact.data.place, from: fact.data.on }] };
      case 'FactCorrected':
        return corrected(card, fact.data);
      default:
        return card;
    }
  },
};

/** A wrongly recorded day counts as corrected, for the time before the correction too. */
const corrected = (card: BoardCafCard, { path, new: value }: FactCorrected['data']): BoardCafCard => {
  if (path === 'closedOn') return { ...card, spans: [...card.spans.slice(0, -1), { ...lastOf(card), to: value }] };
  if (path !== 'openedOn') return card;
  const [first, ...later] = card.spans;
  const [start, ...moves] = card.places;
  if (first === undefined || start === undefined) throw new Error('an episode was never in progress');
  return { ...card, spans: [{ ...first, from: value }, ...later], places: [{ ...start, from: value }, ...moves] };
};

const lastOf = ({ spans }: BoardCafCard): Span => {
  const last = spans.at(-1);
  if (last === undefined) throw new Error('an episode was never in progress');
  return last;
};

declare global {
  interface ReadModels {
    readonly 'board-caf': typeof boardCafProjection;
  }
}
