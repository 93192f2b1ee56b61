import { type DangerReported } from './danger.events';
import { type CalendarDate, type Dated, inForce, type Refusal, refuse } from '@app/kernel';
import { ageAt, type AgeStanding, ageStandingAt } from './age';
import { type BirthDateStanding, type BirthKnownTo } from './birth-date';
import { type Corrected } from './child.events';
import {
  type AddressKind,
  type ExtensionReason,
  type IdentifierKind,
  type LocalityBasis,
  type ParentalResponsibility,
  type Relationship,
  type Sex,
  type ShieldingReason,
  type SiblingRelation,
} from './vocabulary';

export type ChildStatus = 'unborn' | 'born' | 'deceased' | 'pregnancy-ended' | 'adopted' | 'merged';

export interface Residence extends Dated {
  readonly place: string;
  readonly localityBasis: LocalityBasis;
}
export interface Address extends Dated {
  readonly addressId: string;
  readonly kind: AddressKind;
  readonly livesWith: string | null;
  /** A hostel, a refuge or another house of many families. */
  readonly shared?: true;
  /** First day on which it no longer holds. */
  readonly until: CalendarDate | null;
}
export interface ParentOrCarer extends Dated {
  readonly personId: string;
  readonly relationship: Relationship;
  readonly responsibility: readonly (Dated & { readonly held: ParentalResponsibility })[];
  readonly until: CalendarDate | null;
}
export interface Sibling {
  readonly linkId: string;
  readonly siblingId: string | null;
  readonly relation: SiblingRelation;
}
/** A report of danger, while it stands. */
export type DangerReport = Pick<DangerReported['data'], 'reportId' | 'reportedBy' | 'suspends' | 'on'>;

export interface Shielding extends Dated {
  readonly reason: ShieldingReason;
  readonly reviewOn: CalendarDate;
}

/** A child on the register, as the facts say; nothing personal. */
export interface RegisteredChild {
  readonly is: 'registered';
  readonly ref: string;
  readonly registeredOn: CalendarDate;
  readonly registeredBy: string;
  /** Null where no agency did. */
  readonly registeredByAgency: string | null;
  readonly status: ChildStatus;
  /** What the status goes back to when a merge is undone. */
  readonly statusBeforeMerge: ChildStatus;
  /** Where the year only is known, the last month that it can be. */
  readonly birthMonth: string;
  readonly birthKnownTo: BirthKnownTo;
  readonly birthDateStanding: BirthDateStanding;
  /** Of a child who was registered before birth: the month in which it was expected, as last corrected before then. */
  readonly expectedMonth: string | null;
  readonly sex: Sex;
  /** The latest place. */
  readonly place: string;
  readonly places: readonly Residence[];
  readonly households: readonly (Dated & { readonly householdId: string | null })[];
  readonly addresses: readonly Address[];
  readonly shielding: Shielding | null;
  /** Reports of danger that nobody has decided on yet. */
  readonly dangers: readonly DangerReport[];
  /** Ids of those that somebody has. */
  readonly dangersDecided: readonly string[];
  readonly adults: readonly ParentOrCarer[];
  readonly siblings: readonly Sibling[];
  readonly twins: readonly string[];
  /** Every number ever recorded, in order; the last of its kind is the one in use. */
  readonly numbers: readonly { readonly recordingId: string; readonly kind: IdentifierKind }[];
  readonly extensions: readonly (Dated & { readonly reason: ExtensionReason })[];
  /** The last recording of particulars; null before there is one. */
  readonly particularsId: string | null;
  /** The last correction of each fact, by `factKey`. */
  readonly corrections: Readonly<Record<string, string>>;
  readonly survivorId: string | null;
  readonly absorbed: readonly string[];
  /** Day of death, of the end of the pregnancy, or of adoption. */
  readonly endedOn: CalendarDate | null;
}
/** @returns what tells one corrected fact from another. */
export const factKey = (of: Corrected): string => Object.values(of).join(' ');

export type Child = { readonly is: 'unregistered' } | RegisteredChild;

/** Why nothing more may be recorded on this record, or why the child cannot be worked with. */
export type ClosedRecord = Refusal<'record-merged' | 'record-sealed' | 'child-deceased' | 'pregnancy-ended'>;

/** @returns undefined while the record is open: the child is born or expected, and this is the record to use. */
export const closedRecord = ({ status }: RegisteredChild): ClosedRecord | undefined => {
  switch (status) {
    case 'born':
    case 'unborn':
      return undefined;
    case 'merged':
      return refuse('record-merged', 'this record is a duplicate: use the record that it was merged into');
    case 'adopted':
      return refuse('record-sealed', 'this record is sealed');
    case 'deceased':
      return refuse('child-deceased', 'this child has died');
    case 'pregnancy-ended':
      return refuse('pregnancy-ended', 'this pregnancy has ended');
  }
};

/** @returns the place on that day; undefined before the first one recorded. */
export const placeOn = (child: RegisteredChild, on: CalendarDate): Residence | undefined => inForce(child.places, on);

/** @returns the household on that day; null when in none that is known. */
export const householdOn = (child: RegisteredChild, on: CalendarDate): string | null =>
  inForce(child.households, on)?.householdId ?? null;

/**
 * @param bornOn the day of birth, where it is known here: the facts in the open have the month only.
 * @returns where the child stands with the age limits on that day.
 */
export const ageStandingOn = (child: RegisteredChild, on: CalendarDate, bornOn?: CalendarDate): AgeStanding =>
  child.status === 'unborn'
    ? 'unborn'
    : ageStandingAt(
        bornOn ?? child.birthMonth,
        child.extensions.filter(({ from }) => from <= on).map(({ reason }) => reason),
        on,
      );

/**
 * @param bornOn the day of birth, where it is known here; without it a birthday counts once its month is over.
 * @returns whole years on that day; below zero while unborn.
 */
export const ageOn = (child: RegisteredChild, on: CalendarDate, bornOn?: CalendarDate): number =>
  child.status === 'unborn' ? -1 : ageAt(bornOn ?? child.birthMonth, on);

const holdsOn = ({ from, until }: Address | ParentOrCarer, on: CalendarDate): boolean =>
  from <= on && (until === null || on < until);

/**
 * What the register says of an adult's parental responsibility on that day.
 * @returns undefined when the adult is not recorded as a parent or carer of the child on that day.
 */
export const parentalResponsibilityOn = (
  child: RegisteredChild,
  personId: string,
  on: CalendarDate,
): ParentalResponsibility | undefined => {
  const adult = child.adults.find((one) => one.personId === personId && holdsOn(one, on));
  return adult === undefined ? undefined : inForce(adult.responsibility, on)?.held;
};

/** @returns the addresses of that day: the latest main home, and the others as long as they hold. */
export const addressesOn = (child: RegisteredChild, on: CalendarDate): readonly Address[] => {
  const held = child.addresses.filter((one) => holdsOn(one, on));
  const main = inForce(
    held.filter(({ kind }) => kind === 'current').sort((a, b) => (a.from < b.from ? -1 : 1)),
    on,
  );
  return held.filter((one) => one.kind !== 'current' || one === main);
};
