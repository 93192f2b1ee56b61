import { type CalendarDate, type DomainEvent } from '@app/kernel';

/* These shapes are stored for ever. To change one: add the next version in localities.codec.ts and an upcast from the last. */

export type LocalityEstablished = DomainEvent<
  'LocalityEstablished',
  { readonly code: string; readonly name: string; readonly area: string; readonly from: CalendarDate }
>;

/** From that day the place belongs to this locality, and to no other. */
export type PlaceAssigned = DomainEvent<
  'PlaceAssigned',
  { readonly place: string; readonly name: string; readonly from: CalendarDate }
>;

/** From that day homes with these postcodes are taken to lie in the place: `OX16`, or `OX4 2` where a district is divided. */
export type PostcodesMapped = DomainEvent<
  'PostcodesMapped',
  { readonly place: string; readonly prefixes: readonly string[]; readonly from: CalendarDate }
>;

export type CoordinatorAppointed = DomainEvent<
  'CoordinatorAppointed',
  { readonly practitionerId: string; readonly from: CalendarDate }
>;

/** Someone looks after the locality while the post is vacant. */
export type CoordinatorPostCovered = DomainEvent<
  'CoordinatorPostCovered',
  { readonly practitionerId: string; readonly from: CalendarDate }
>;

export type CoordinatorPostVacated = DomainEvent<'CoordinatorPostVacated', { readonly from: CalendarDate }>;

export type LocalityEvent =
  | LocalityEstablished
  | PlaceAssigned
  | PostcodesMapped
  | CoordinatorAppointed
  | CoordinatorPostCovered
  | CoordinatorPostVacated;
