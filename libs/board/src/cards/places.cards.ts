import { streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { localityCodec } from '@app/localities';

const prefixes = ['localities.locality-established.', 'localities.place-assigned.'];

export interface BoardLocalityCard extends Card {
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly established_from: string;
  readonly listed_at: bigint;
}

/** The localities, as they were known at any position of the log. */
export const boardLocalityProjection: Projection<BoardLocalityCard, 'board-locality'> = {
  name: 'board-locality',
  version: 1,
  prefixes,
  table: {
    name: 'read.board_locality',
    key: 'code',
    columns: { code: 'text', name: 'text', area: 'text', established_from: 'date', listed_at: 'bigint' },
    versioned: true,
  },
  keysOf: (event) => (localityCodec.decode(event)?.type === 'LocalityEstablished' ? [streamIdOf(event.stream)] : []),
  apply: (card, event, code) => {
    const fact = localityCodec.decode(event);
    if (fact?.type !== 'LocalityEstablished') return card;
    const { name, area, from } = fact.data;
    return { code, name, area, established_from: from, listed_at: event.position };
  },
};

export interface BoardPlaceCard extends Card {
  readonly assignment: string;
  readonly place: string;
  readonly locality: string;
  readonly assigned_from: string;
}

/** Which place belonged to which locality from which day, as it was known at any position of the log. */
export const boardPlaceProjection: Projection<BoardPlaceCard, 'board-place'> = {
  name: 'board-place',
  version: 1,
  prefixes,
  table: {
    name: 'read.board_place',
    key: 'assignment',
    columns: { assignment: 'text', place: 'text', locality: 'text', assigned_from: 'date' },
    versioned: true,
  },
  keysOf: (event) => {
    const fact = localityCodec.decode(event);
    return fact?.type === 'PlaceAssigned' ? [`${fact.data.place}/${fact.data.from}`] : [];
  },
  apply: (card, event, assignment) => {
    const fact = localityCodec.decode(event);
    if (fact?.type !== 'PlaceAssigned') return card;
    return { assignment, place: fact.data.place, locality: streamIdOf(event.stream), assigned_from: fact.data.from };
  },
};

declare global {
  interface ReadModels {
    readonly 'board-locality': typeof boardLocalityProjection;
    readonly 'board-place': typeof boardPlaceProjection;
  }
}
