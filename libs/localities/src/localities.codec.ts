import { type Aggregate, codecOf } from '@app/event-store';
import { locality, type Locality, type LocalityCommand, type LocalityRefusal } from './domain/locality';
import { type LocalityEvent } from './domain/locality.events';

export const localityCodec = codecOf<LocalityEvent>({
  LocalityEstablished: { stored: 'localities.locality-established.v1' },
  PlaceAssigned: { stored: 'localities.place-assigned.v1' },
  PostcodesMapped: { stored: 'localities.postcodes-mapped.v1' },
  CoordinatorAppointed: { stored: 'localities.coordinator-appointed.v1' },
  CoordinatorPostCovered: { stored: 'localities.coordinator-post-covered.v1' },
  CoordinatorPostVacated: { stored: 'localities.coordinator-post-vacated.v1' },
});

/** One stream per locality: `locality-<code>`. */
export const localityAggregate: Aggregate<LocalityCommand, LocalityEvent, Locality, LocalityRefusal> = {
  category: 'locality',
  decider: locality,
  codec: localityCodec,
};
