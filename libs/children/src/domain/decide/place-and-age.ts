import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse } from '@app/kernel';
import { type ChildEvent } from '../child.events';
import { placeOn, type RegisteredChild } from '../child.state';
import { type ExtensionReason, type LocalityBasis } from '../vocabulary';
import { type DateRefusal, type Today } from './ground';

export interface ChangePlace extends Today {
  readonly type: 'ChangePlace';
  readonly place: string;
  readonly localityBasis: LocalityBasis;
  readonly from: CalendarDate;
  /** Places that exist on that day, the three outside the localities included. */
  readonly knownPlaces: readonly string[];
}
export interface ExtendAge extends Today {
  readonly type: 'ExtendAge';
  readonly reason: ExtensionReason;
  readonly from: CalendarDate;
}
export type PlaceRefusal = Refusal<'unknown-place'> | DateRefusal;
export type AgeRefusal = Refusal<'over-age-limit' | 'child-unborn'> | DateRefusal;

/** From that day the child belongs to another place, or to the same one for another reason. */
export const changePlace = (command: ChangePlace, child: RegisteredChild): Decided<ChildEvent, PlaceRefusal> => {
  const { place, localityBasis, from } = command;
  const home = placeOn(child, from);
  if (!command.knownPlaces.includes(place)) return refuse('unknown-place', 'there is no such place', '/place');
  const wanted: readonly ChildEvent[] = [{ type: 'PlaceChanged', data: { place, localityBasis, from } }];
  return home?.place === place && home.localityBasis === localityBasis
    ? alreadyRecorded({
        by: ({ type, data }) =>
          type === 'PlaceChanged' &&
          data.place === place &&
          data.localityBasis === localityBasis &&
          data.from === home.from,
        wanted,
      })
    : wanted;
};

/** Help may go on past eighteen: up to 20 after being looked after, up to 24 with a learning difficulty or disability. */
export const extendAge = (command: ExtendAge, child: RegisteredChild): Decided<ChildEvent, AgeRefusal> => {
  const { reason, from } = command;
  if (child.status === 'unborn') return refuse('child-unborn', 'this child is not born yet');
  const wanted: readonly ChildEvent[] = [{ type: 'AgeExtended', data: { reason, from } }];
  return child.extensions.some((one) => one.reason === reason && one.from <= from)
    ? alreadyRecorded({
        by: ({ type, data }) => type === 'AgeExtended' && data.reason === reason && data.from === from,
        wanted,
      })
    : wanted;
};
