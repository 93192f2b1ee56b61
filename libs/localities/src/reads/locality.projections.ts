import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type Fact } from '@app/kernel';
import { type LocalityEvent } from '../domain/locality.events';
import { localityCodec } from '../localities.codec';

type Of<T extends LocalityEvent['type']> = Extract<Fact<LocalityEvent>, { type: T }>;
const factOf = (event: RecordedEvent): Fact<LocalityEvent> | undefined => localityCodec.decode(event);
const prefixes = ['localities.'];

export interface LocalityCard extends Card {
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly established_from: string;
  /** Log position at which it was established: the order in which localities and areas are listed. */
  readonly listed_at: bigint;
}

/** One row per locality. */
export const localityProjection: Projection<LocalityCard, 'locality'> = {
  name: 'locality',
  version: 1,
  prefixes,
  table: {
    name: 'read.locality',
    key: 'code',
    columns: { code: 'text', name: 'text', area: 'text', established_from: 'date', listed_at: 'bigint' },
  },
  keysOf: (event) => (factOf(event)?.type === 'LocalityEstablished' ? [streamIdOf(event.stream)] : []),
  apply: (_card, event, code) => {
    const { data } = factOf(event) as Of<'LocalityEstablished'>;
    return { code, name: data.name, area: data.area, established_from: data.from, listed_at: event.position };
  },
};

export interface PlaceAssignmentCard extends Card {
  readonly assignment: string;
  readonly place: string;
  readonly name: string;
  readonly locality: string;
  readonly assigned_from: string;
}

/** One row per place and day of assignment; of several assignments from the same day the last one counts. */
export const placeAssignmentProjection: Projection<PlaceAssignmentCard, 'place-assignment'> = {
  name: 'place-assignment',
  version: 1,
  prefixes,
  table: {
    name: 'read.place_assignment',
    key: 'assignment',
    columns: { assignment: 'text', place: 'text', name: 'text', locality: 'text', assigned_from: 'date' },
  },
  keysOf: (event) => {
    const fact = factOf(event);
    return fact?.type === 'PlaceAssigned' ? [`${fact.data.place} ${fact.data.from}`] : [];
  },
  apply: (_card, event, assignment) => {
    const { data } = factOf(event) as Of<'PlaceAssigned'>;
    const { place, name, from } = data;
    return { assignment, place, name, locality: streamIdOf(event.stream), assigned_from: from };
  },
};

export interface PostcodeAreaCard extends Card {
  readonly entry: string;
  readonly prefix: string;
  readonly place: string;
  readonly mapped_from: string;
}

/** One row per postcode prefix and day from which it lies in a place. */
export const postcodeAreaProjection: Projection<PostcodeAreaCard, 'postcode-area'> = {
  name: 'postcode-area',
  version: 1,
  prefixes,
  table: {
    name: 'read.postcode_area',
    key: 'entry',
    columns: { entry: 'text', prefix: 'text', place: 'text', mapped_from: 'date' },
  },
  keysOf: (event) => {
    const fact = factOf(event);
    return fact?.type === 'PostcodesMapped' ? fact.data.prefixes.map((prefix) => `${prefix}/${fact.data.from}`) : [];
  },
  apply: (_card, event, entry) => {
    const { data } = factOf(event) as Of<'PostcodesMapped'>;
    return { entry, prefix: entry.slice(0, entry.indexOf('/')), place: data.place, mapped_from: data.from };
  },
};

type PostFact = Of<'CoordinatorAppointed' | 'CoordinatorPostCovered' | 'CoordinatorPostVacated'>;
const postFacts = ['CoordinatorAppointed', 'CoordinatorPostCovered', 'CoordinatorPostVacated'];
const isPostFact = (fact: Fact<LocalityEvent> | undefined): fact is PostFact =>
  fact !== undefined && postFacts.includes(fact.type);

export interface CoordinatorPostCard extends Card {
  readonly entry: string;
  readonly locality: string;
  readonly post_from: string;
  readonly state: 'in-post' | 'covered' | 'vacant';
  readonly practitioner_id: string | null;
}

/** One row per locality and day on which its coordinator's post changed. Before the first, the post is vacant. */
export const coordinatorPostProjection: Projection<CoordinatorPostCard, 'coordinator-post'> = {
  name: 'coordinator-post',
  version: 1,
  prefixes,
  table: {
    name: 'read.coordinator_post',
    key: 'entry',
    columns: { entry: 'text', locality: 'text', post_from: 'date', state: 'text', practitioner_id: 'uuid' },
  },
  keysOf: (event) => {
    const fact = factOf(event);
    return isPostFact(fact) ? [`${streamIdOf(event.stream)} ${fact.data.from}`] : [];
  },
  apply: (_card, event, entry) => {
    const fact = factOf(event) as PostFact;
    const post = { entry, locality: streamIdOf(event.stream), post_from: fact.data.from };
    switch (fact.type) {
      case 'CoordinatorAppointed':
        return { ...post, state: 'in-post', practitioner_id: fact.data.practitionerId };
      case 'CoordinatorPostCovered':
        return { ...post, state: 'covered', practitioner_id: fact.data.practitionerId };
      case 'CoordinatorPostVacated':
        return { ...post, state: 'vacant', practitioner_id: null };
    }
  },
};

declare global {
  interface ReadModels {
    readonly locality: typeof localityProjection;
    readonly 'place-assignment': typeof placeAssignmentProjection;
    readonly 'postcode-area': typeof postcodeAreaProjection;
    readonly 'coordinator-post': typeof coordinatorPostProjection;
  }
}
