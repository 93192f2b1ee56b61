import { type DomainEvent } from '@app/kernel';

/* These shapes are stored for ever. To change one: add the next version in child-work.codec.ts and an upcast from the last. */

/** A team is about to serve the child: convened for it, joined by it, or taking in the team that serves it. */
export type TeamReserved = DomainEvent<
  'TeamReserved',
  {
    readonly reservationId: string;
    /** The team that is to serve the child. */
    readonly tacId: string;
    /** The instant (ISO 8601, UTC) after which somebody else settles what whoever reserved left unsettled. */
    readonly until: string;
  }
>;

/** The child's CAF is about to end: no team begins meanwhile. */
export type EndingReserved = DomainEvent<
  'EndingReserved',
  { readonly reservationId: string; readonly episode: number; readonly until: string }
>;

/** What was reserved has happened or will not happen any more: this is the team that serves the child from now on. */
export type ReservationSettled = DomainEvent<
  'ReservationSettled',
  { readonly reservationId: string; readonly tacId: string | null }
>;

/** The team serves the child no longer. */
export type TeamReleased = DomainEvent<'TeamReleased', { readonly tacId: string }>;

export type ChildWorkEvent = TeamReserved | EndingReserved | ReservationSettled | TeamReleased;
