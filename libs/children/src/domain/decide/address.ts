import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type ChildEvent, type PostalAddress } from '../child.events';
import { placeOn, type RegisteredChild } from '../child.state';
import { type AddressKind, type ShieldingReason } from '../vocabulary';
import { type DateRefusal, dayRefused, type Moves, takingProtectionAlong, type Today } from './ground';

export interface RecordAddress extends Moves, PostalAddress {
  readonly type: 'RecordAddress';
  readonly addressId: string;
  readonly kind: AddressKind;
  readonly from: CalendarDate;
  readonly livesWith: string | null;
  readonly shared?: boolean;
  /** The place that the postcode lies in on that day; undefined when it is not known. */
  readonly placeOfPostcode: string | undefined;
}
export interface EndAddress extends Today {
  readonly type: 'EndAddress';
  readonly addressId: string;
  readonly until: CalendarDate;
}
export interface ShieldChild extends Today {
  readonly type: 'ShieldChild';
  readonly reason: ShieldingReason;
  readonly from: CalendarDate;
  readonly reviewOn: CalendarDate;
}
export interface ReviewShielding extends Today {
  readonly type: 'ReviewShielding';
  readonly on: CalendarDate;
  readonly reviewOn: CalendarDate;
}
export interface LiftShielding extends Today {
  readonly type: 'LiftShielding';
  readonly on: CalendarDate;
}
export type AddressRefusal =
  Refusal<'address-not-found' | 'impossible-review-date' | 'not-shielded' | 'unknown-parent-or-carer'> | DateRefusal;

/**
 * Records an address. The main home decides on the place, unless the place was taken from the school or set by hand.
 */
export const recordAddress = (
  command: RecordAddress,
  child: RegisteredChild,
): readonly ChildEvent[] | AddressRefusal => {
  const { addressId, kind, from, livesWith, shared, lines, postcode, placeOfPostcode } = command;
  if (child.addresses.some((one) => one.addressId === addressId)) return [];
  if (livesWith !== null && !child.adults.some(({ personId }) => personId === livesWith))
    return refuse('unknown-parent-or-carer', 'this adult is not recorded with the child', '/livesWith');
  const home = placeOn(child, from);
  const moves =
    kind === 'current' &&
    placeOfPostcode !== undefined &&
    home?.place !== placeOfPostcode &&
    (home === undefined || home.localityBasis === 'postcode');
  return [
    {
      type: 'AddressRecorded',
      data: { addressId, kind, from, livesWith, ...(shared === true ? { shared } : {}) },
      personal: { lines, ...(postcode === undefined ? {} : { postcode }) },
    },
    ...(moves
      ? [{ type: 'PlaceChanged' as const, data: { place: placeOfPostcode, localityBasis: 'postcode' as const, from } }]
      : []),
    ...(kind === 'current' ? takingProtectionAlong(command, child) : []),
  ];
};

export const endAddress = (command: EndAddress, child: RegisteredChild): readonly ChildEvent[] | AddressRefusal => {
  const address = child.addresses.find(({ addressId }) => addressId === command.addressId);
  if (address === undefined) return refuse('address-not-found', 'there is no such address on this record');
  if (address.until === command.until) return [];
  return [{ type: 'AddressEnded', data: { addressId: command.addressId, until: command.until } }];
};

/** Hides where the child is. A day of review is always set, so that no record stays hidden by oversight. */
export const shieldChild = (command: ShieldChild, child: RegisteredChild): readonly ChildEvent[] | AddressRefusal => {
  const { reason, from, reviewOn } = command;
  if (child.shielding !== null && child.shielding.reason === reason) return [];
  return [{ type: 'ChildShielded', data: { reason, from, reviewOn } }];
};

export const reviewShielding = (
  command: ReviewShielding,
  child: RegisteredChild,
): readonly ChildEvent[] | AddressRefusal => {
  const { on, reviewOn } = command;
  if (child.shielding === null) return refuse('not-shielded', 'this record is not shielded');
  if (child.shielding.reviewOn === reviewOn) return [];
  if (reviewOn <= on) return refuse('impossible-review-date', 'shielding is reviewed on a later day', '/reviewOn');
  return dayRefused(child, on, command, '/on') ?? [{ type: 'ShieldingReviewed', data: { on, reviewOn } }];
};

export const liftShielding = (
  command: LiftShielding,
  child: RegisteredChild,
): readonly ChildEvent[] | AddressRefusal => {
  if (child.shielding === null) return [];
  if (command.on < child.shielding.from)
    return refuse('impossible-date', 'the record was not shielded on that day', '/on');
  return dayRefused(child, command.on, command, '/on') ?? [{ type: 'ShieldingLifted', data: { on: command.on } }];
};
