import { type AgencyType, type CalendarDate, type DomainEvent } from '@app/kernel';

/* These shapes are stored for ever. To change one: add the next version in practitioners.codec.ts and an upcast from the last. */

/** From that day the agency works in the children's trust. What an agency is called is no secret. */
export type AgencyRegistered = DomainEvent<
  'AgencyRegistered',
  { readonly name: string; readonly agencyType: AgencyType; readonly on: CalendarDate }
>;

/** From that day it is called something else; before, it was called what it was called then. */
export type AgencyRenamed = DomainEvent<'AgencyRenamed', { readonly name: string; readonly on: CalendarDate }>;

/** From that day another agency does its work. */
export type AgencyMerged = DomainEvent<'AgencyMerged', { readonly into: string; readonly on: CalendarDate }>;

/** From that day it does not work in the children's trust any more, and nobody does its work. */
export type AgencyLeft = DomainEvent<'AgencyLeft', { readonly on: CalendarDate }>;

export type AgencyEvent = AgencyRegistered | AgencyRenamed | AgencyMerged | AgencyLeft;
