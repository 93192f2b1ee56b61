import { type RecordedEvent, streamIdOf, withSealedPart } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { addressedTo, type OpenRequest } from '../../domain/open-request';
import { type AskedWords, type RequestSource } from '../../sources/source';
import { sources } from '../../sources/sources';

export interface RequestCard extends Card {
  /** The stream whose requests these are. */
  readonly card_id: string;
  readonly state: Readonly<Record<string, unknown>>;
  readonly requests: readonly OpenRequest[];
  /** Whom they may be for, and about whose records, to look them up by. */
  readonly addressed: readonly string[];
  readonly children: readonly string[];
  /** What those who are asked may read, by the key of the request; gone once it is answered. */
  readonly sealed: AskedWords;
}

const sourceOf = ({ type }: RecordedEvent): RequestSource<unknown> | undefined =>
  sources.find(({ prefix }) => type.startsWith(prefix));

/** One row per record: what in it waits for somebody's answer. */
export const requestCardProjection: Projection<RequestCard, 'request-card'> = {
  name: 'request-card',
  version: 1,
  prefixes: sources.map(({ prefix }) => prefix),
  table: {
    name: 'read.request_card',
    key: 'card_id',
    columns: {
      card_id: 'text',
      state: 'jsonb',
      requests: 'jsonb',
      addressed: 'text[]',
      children: 'text[]',
      sealed: 'jsonb',
    },
  },
  keysOf: (event) => (sourceOf(event) === undefined ? [] : [event.stream]),
  apply: (card, event, card_id) => {
    const source = sourceOf(event);
    if (source === undefined) return card;
    const state = source.fold(card?.state ?? source.initial, event);
    const requests = source.open(state, streamIdOf(event.stream));
    const key = source.wordsFor?.(event);
    const brought = card?.sealed ?? {};
    const words = key === undefined ? brought : withSealedPart(brought, key, event);
    return {
      card_id,
      state: state as RequestCard['state'],
      requests,
      addressed: addressedTo(requests),
      children: [...new Set(requests.map(({ childId }) => childId))],
      sealed: Object.fromEntries(Object.entries(words).filter(([name]) => requests.some((one) => one.key === name))),
    };
  },
};

declare global {
  interface ReadModels {
    readonly 'request-card': typeof requestCardProjection;
  }
}
