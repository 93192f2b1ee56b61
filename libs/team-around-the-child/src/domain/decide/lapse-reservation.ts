import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type ReservationLapsed } from '../team.events';
import { lapsedIn, type Team } from '../team.state';

/** Whoever had reserved a child for this team took too long: the request writes nothing any more. */
export interface LapseReservation {
  readonly type: 'LapseReservation';
  readonly on: CalendarDate;
  readonly reservationId: string;
}
export type ReservationLapsedRefusal = Refusal<'reservation-lapsed'>;

/**
 * Puts an end to what is reserved, also where the team was never convened: written into the stream into which the slow request would
 * write, so one of the two comes first and the other knows.
 */
export const lapseReservation = (
  { on, reservationId }: LapseReservation,
  team: Team,
): readonly ReservationLapsed[] | ReservationLapsedRefusal =>
  reservationLapsed({ reservationId }, team) ?? [{ type: 'ReservationLapsed', data: { on, reservationId } }];

/** @returns a refusal where what the request rests on has lapsed; otherwise undefined. */
export const reservationLapsed = (
  { reservationId }: { readonly reservationId?: string },
  team: Team,
): ReservationLapsedRefusal | undefined =>
  reservationId !== undefined && lapsedIn(team).includes(reservationId)
    ? refuse('reservation-lapsed', 'this took too long: others may have changed by now which team works with the child')
    : undefined;
