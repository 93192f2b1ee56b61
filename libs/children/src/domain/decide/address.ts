import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
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
  | Refusal<
      | 'address-not-found'
      | 'address-ended'
      | 'already-shielded'
      | 'impossible-review-date'
      | 'not-shielded'
      | 'unknown-parent-or-carer'
    >
  | DateRefusal;

/**
 * Records an address. The main home decides on the place, unless the place was taken from the school or set by hand.
 */
export const recordAddress = (command: RecordAddress, child: RegisteredChild): Decided<ChildEvent, AddressRefusal> => {
  const { addressId, kind, from, livesWith, shared, lines, postcode, placeOfPostcode } = command;
  if (livesWith !== null && !child.adults.some(({ personId }) => personId === livesWith))
    return refuse('unknown-parent-or-carer', 'this adult is not recorded with the child', '/livesWith');
  const home = placeOn(child, from);
  const moves =
    kind === 'current' &&
    placeOfPostcode !== undefined &&
    home?.place !== placeOfPostcode &&
    (home === undefined || home.localityBasis === 'postcode');
  const wanted: readonly ChildEvent[] = [
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
  const alike = child.addresses.filter((one) => one.kind === kind && one.from === from && one.until === null);
  if (alike.length === 0) return wanted;
  // Of several main homes from one day on the last one stands: who says an earlier one again says that it is the home after all.
  const standing = kind === 'current' ? alike.slice(-1) : alike;
  // Which address it is stands sealed: the same request is a repeat, another one a second address.
  return alreadyRecorded({
    by: ({ type, data }) =>
      type === 'AddressRecorded' && standing.some((one) => one.addressId === data.addressId && one.kind === data.kind),
    wanted,
  });
};

export const endAddress = (command: EndAddress, child: RegisteredChild): Decided<ChildEvent, AddressRefusal> => {
  const address = child.addresses.find(({ addressId }) => addressId === command.addressId);
  if (address === undefined) return refuse('address-not-found', 'there is no such address on this record');
  const { addressId } = address;
  const wanted: readonly ChildEvent[] = [{ type: 'AddressEnded', data: { addressId, until: command.until } }];
  if (address.until === null) return wanted;
  return alreadyRecorded({
    by: ({ type, data }) => type === 'AddressEnded' && data.addressId === addressId && data.until === address.until,
    wanted,
    refusal: refuseExisting('address-ended', 'the end of this address is on record', {
      existing: addressId,
      correctedBy: 'POST /v1/children/{childId}/corrections',
    }),
  });
};

/** Hides where the child is. A day of review is always set, so that no record stays hidden by oversight. */
export const shieldChild = (command: ShieldChild, child: RegisteredChild): Decided<ChildEvent, AddressRefusal> => {
  const { reason, from, reviewOn } = command;
  const { shielding } = child;
  const wanted: readonly ChildEvent[] = [{ type: 'ChildShielded', data: { reason, from, reviewOn } }];
  if (shielding?.reason !== reason) return wanted;
  return alreadyRecorded({
    by: ({ type, data }) =>
      type === 'ChildShielded' &&
      data.reason === shielding.reason &&
      data.from === shielding.from &&
      data.reviewOn === shielding.reviewOn,
    wanted,
    refusal: refuseExisting('already-shielded', 'this record is shielded for this reason: review it instead', {
      existing: child.ref,
      correctedBy: 'POST /v1/children/{childId}/shielding/review',
    }),
  });
};

export const reviewShielding = (
  command: ReviewShielding,
  child: RegisteredChild,
): Decided<ChildEvent, AddressRefusal> => {
  const { on, reviewOn } = command;
  if (child.shielding === null) return refuse('not-shielded', 'this record is not shielded');
  if (reviewOn <= on) return refuse('impossible-review-date', 'shielding is reviewed on a later day', '/reviewOn');
  const refused = dayRefused(child, on, command, '/on');
  if (refused !== undefined) return refused;
  const wanted: readonly ChildEvent[] = [{ type: 'ShieldingReviewed', data: { on, reviewOn } }];
  return child.shielding.reviewOn === reviewOn
    ? alreadyRecorded({
        by: ({ type, data }) => type === 'ShieldingReviewed' && data.on === on && data.reviewOn === reviewOn,
        wanted,
      })
    : wanted;
};

export const liftShielding = (command: LiftShielding, child: RegisteredChild): Decided<ChildEvent, AddressRefusal> => {
  const wanted: readonly ChildEvent[] = [{ type: 'ShieldingLifted', data: { on: command.on } }];
  if (child.shielding === null)
    return alreadyRecorded({
      by: ({ type, data }) => type === 'ShieldingLifted' && data.on === command.on,
      wanted,
      refusal: refuse('not-shielded', 'this record is not shielded'),
    });
  if (command.on < child.shielding.from)
    return refuse('impossible-date', 'the record was not shielded on that day', '/on');
  return dayRefused(child, command.on, command, '/on') ?? wanted;
};
