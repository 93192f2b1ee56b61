import { cafCodec, type CafEvent } from '@app/caf';
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

const factOf = (event: RecordedEvent): Fact<CafEvent> | undefined => cafCodec.decode(event);

/** One episode of one child as the counts need it: when it was in progress, and where. */
export const boardCafProjection: Projection<BoardCafCard> = {
  name: 'board-caf',
  version: 1,
  prefixes: ['caf.opened.', 'caf.closed.', 'caf.voided.'],
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
      case 'CafVoided':
        return { ...card, voided: true };
      default:
        return card;
    }
  },
};

const lastOf = ({ spans }: BoardCafCard): Span => {
  const last = spans.at(-1);
  if (last === undefined) throw new Error('an episode was never in progress');
  return last;
};
