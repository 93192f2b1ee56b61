import { type DangerDecided, type DangerReported } from './danger.events';
import { type CalendarDate, type DomainEvent } from '@app/kernel';
import { type BirthDate, type BirthDateStanding, type BirthKnownTo, type OpenBirth } from './birth-date';
import {
  type AddressKind,
  type Ethnicity,
  type ExtensionReason,
  type IdentifierKind,
  type LocalityBasis,
  type MergeReason,
  type ParentalResponsibility,
  type Relationship,
  type SenStage,
  type Sex,
  type ShieldingReason,
  type SiblingRelation,
  type SupportNeed,
  type YesNoUnknown,
} from './vocabulary';

/* These shapes are stored for ever. To change one: add the next version in children.codec.ts and an upcast from the last. */

/** Names, and the date of birth, or the expected date while unborn. */
export interface Identity extends BirthDate {
  /** All given names; the only name of somebody who has one. */
  readonly givenNames: string;
  /** Left out: this person has one name only. */
  readonly familyName?: string;
  readonly alsoKnownAs?: readonly string[];
}
export interface PostalAddress {
  readonly lines: readonly string[];
  /** In capitals with one space; left out where it is not known. */
  readonly postcode?: string;
}
export interface AdultDetails {
  readonly name: string;
  readonly phone?: string;
  readonly address?: PostalAddress;
}

export type ChildRegistered = DomainEvent<
  'ChildRegistered',
  OpenBirth & {
    /** Human reference `CH-nnnnnn`, never derived from a name. */
    readonly ref: string;
    readonly registeredOn: CalendarDate;
    readonly status: 'born' | 'unborn';
    readonly sex: Sex;
    /** Place code, or `OOC` out of county, `NFA` no fixed address, `UNK` unknown. */
    readonly place: string;
    readonly placeFrom: CalendarDate;
    readonly localityBasis: LocalityBasis;
    /** The record of the twin that this one was split from. */
    readonly twinOf: string | null;
    /** Who put the child on the register: they may go on with the record until the family says who may see it. */
    readonly registeredBy: string;
    /** The agency for which they did; left out: for none, so that nobody goes on with the record by it. */
    readonly registeredByAgency?: string;
  },
  Identity
>;

export type ChildBorn = DomainEvent<'ChildBorn', OpenBirth & { readonly sex: Sex }, Identity>;

/** A second child of the same pregnancy; a process puts it on the register under `twinId`. */
export type TwinRecorded = DomainEvent<
  'TwinRecorded',
  {
    readonly twinId: string;
    readonly status: 'born' | 'unborn';
    readonly sex: Sex;
    readonly place: string;
    readonly localityBasis: LocalityBasis;
    readonly motherId: string | null;
    readonly on: CalendarDate;
    /** Left out: exact. */
    readonly birthDateStanding?: 'estimated';
  },
  Identity & { readonly mother?: AdultDetails }
>;

export type PregnancyEnded = DomainEvent<'PregnancyEnded', { readonly on: CalendarDate }>;
export type ChildDied = DomainEvent<'ChildDied', { readonly on: CalendarDate }>;
/** The death, or the end of the pregnancy, was recorded by mistake. */
export type EndingRetracted = DomainEvent<
  'EndingRetracted',
  { readonly retracted: 'deceased' | 'pregnancy-ended' },
  { readonly reason: string }
>;
/** The record is sealed for good: the child has another identity, and nothing leads there from here. */
export type ChildAdopted = DomainEvent<'ChildAdopted', { readonly on: CalendarDate }>;

export type AddressRecorded = DomainEvent<
  'AddressRecorded',
  {
    readonly addressId: string;
    readonly kind: AddressKind;
    readonly from: CalendarDate;
    /** The parent or carer who lives there, where parents live apart. */
    readonly livesWith: string | null;
    /** A hostel, a refuge or another house of many families: who lives there too is no family. Absent: a home. */
    readonly shared?: true;
  },
  PostalAddress
>;
/** `until` is the first day on which the address no longer holds. */
export type AddressEnded = DomainEvent<'AddressEnded', { readonly addressId: string; readonly until: CalendarDate }>;

/** From that day addresses, school and contacts of the child are hidden, until the shielding is lifted. */
export type ChildShielded = DomainEvent<
  'ChildShielded',
  { readonly reason: ShieldingReason; readonly from: CalendarDate; readonly reviewOn: CalendarDate }
>;
export type ShieldingReviewed = DomainEvent<
  'ShieldingReviewed',
  { readonly on: CalendarDate; readonly reviewOn: CalendarDate }
>;
export type ShieldingLifted = DomainEvent<'ShieldingLifted', { readonly on: CalendarDate }>;

/** From that day the child lives in this household; null: in none that is known. */
export type HouseholdJoined = DomainEvent<
  'HouseholdJoined',
  { readonly householdId: string | null; readonly from: CalendarDate }
>;

export type ParentOrCarerRecorded = DomainEvent<
  'ParentOrCarerRecorded',
  {
    readonly personId: string;
    readonly relationship: Relationship;
    readonly parentalResponsibility: ParentalResponsibility;
    readonly from: CalendarDate;
  },
  AdultDetails
>;
export type ParentalResponsibilityChanged = DomainEvent<
  'ParentalResponsibilityChanged',
  {
    readonly personId: string;
    readonly parentalResponsibility: ParentalResponsibility;
    readonly from: CalendarDate;
  }
>;
/** `until` is the first day on which this adult no longer is a parent or carer of the child. */
export type ParentOrCarerEnded = DomainEvent<
  'ParentOrCarerEnded',
  { readonly personId: string; readonly until: CalendarDate }
>;

/** A brother or sister: by id where they are on the register, by name where not. */
export type SiblingLinked = DomainEvent<
  'SiblingLinked',
  { readonly linkId: string; readonly siblingId: string | null; readonly relation: SiblingRelation },
  { readonly name?: string }
>;
export type SiblingUnlinked = DomainEvent<
  'SiblingUnlinked',
  { readonly linkId: string; readonly siblingId: string | null }
>;

export type PlaceChanged = DomainEvent<
  'PlaceChanged',
  { readonly place: string; readonly localityBasis: LocalityBasis; readonly from: CalendarDate }
>;

export type AgeExtended = DomainEvent<'AgeExtended', { readonly reason: ExtensionReason; readonly from: CalendarDate }>;

export type IdentifierRecorded = DomainEvent<
  'IdentifierRecorded',
  { readonly recordingId: string; readonly kind: IdentifierKind },
  { readonly value: string }
>;

/** What the assessment form asks about the child as a person; each recording replaces the one before. */
export type ParticularsRecorded = DomainEvent<
  'ParticularsRecorded',
  {
    readonly recordingId: string;
    readonly ethnicity: Ethnicity;
    readonly disabled: YesNoUnknown;
    readonly youngCarer: YesNoUnknown;
    readonly atRiskOfExclusion: YesNoUnknown;
    readonly senStage: SenStage;
    readonly supportNeeds: readonly SupportNeed[];
  },
  {
    readonly ethnicityInOwnWords?: string;
    readonly religion?: string;
    readonly firstLanguage?: string;
    readonly parentsFirstLanguage?: string;
    readonly immigrationStatus?: string;
    readonly disability?: string;
    readonly school?: string;
    readonly generalPractitioner?: string;
  }
>;

/** Which recorded fact was wrong. */
export type Corrected =
  | { readonly fact: 'identity' | 'registration' | 'ending' }
  | { readonly fact: 'address'; readonly addressId: string }
  | { readonly fact: 'parent-or-carer'; readonly personId: string }
  | { readonly fact: 'place'; readonly from: CalendarDate }
  /** One recording of a number: the number was another child's, or mistyped. */
  | { readonly fact: 'identifier'; readonly recordingId: string };

/** Plain facts as they were and as they should have been; what is left out was right. */
export interface PlainFacts {
  readonly birthMonth?: string;
  readonly birthKnownTo?: BirthKnownTo;
  readonly birthDateStanding?: BirthDateStanding;
  readonly sex?: Sex;
  readonly registeredOn?: CalendarDate;
  /** Day of death, or on which the pregnancy ended. */
  readonly endedOn?: CalendarDate;
  readonly kind?: AddressKind;
  readonly relationship?: Relationship;
  readonly place?: string;
  readonly localityBasis?: LocalityBasis;
  readonly from?: CalendarDate;
  /** First day on which an address, or an adult with the child, was no more. */
  readonly until?: CalendarDate;
}
export type FactCorrected = DomainEvent<
  'FactCorrected',
  { readonly correctionId: string; readonly of: Corrected; readonly old: PlainFacts; readonly new: PlainFacts },
  { readonly old: object; readonly new: object; readonly reason: string }
>;

/** This record is a duplicate: the survivor is the one to use. */
export type ChildMerged = DomainEvent<
  'ChildMerged',
  { readonly survivorId: string; readonly reason: MergeReason; readonly on: CalendarDate }
>;
export type ChildUnmerged = DomainEvent<'ChildUnmerged', { readonly survivorId: string; readonly on: CalendarDate }>;
/** The other side of a merge, on the record that is used from now on. */
export type DuplicateAbsorbed = DomainEvent<
  'DuplicateAbsorbed',
  { readonly duplicateId: string; readonly on: CalendarDate }
>;
export type DuplicateReleased = DomainEvent<
  'DuplicateReleased',
  { readonly duplicateId: string; readonly on: CalendarDate }
>;

export type ChildEvent =
  | ChildRegistered
  | ChildBorn
  | TwinRecorded
  | PregnancyEnded
  | ChildDied
  | EndingRetracted
  | ChildAdopted
  | AddressRecorded
  | AddressEnded
  | ChildShielded
  | DangerReported
  | DangerDecided
  | ShieldingReviewed
  | ShieldingLifted
  | HouseholdJoined
  | ParentOrCarerRecorded
  | ParentalResponsibilityChanged
  | ParentOrCarerEnded
  | SiblingLinked
  | SiblingUnlinked
  | PlaceChanged
  | AgeExtended
  | IdentifierRecorded
  | ParticularsRecorded
  | FactCorrected
  | ChildMerged
  | ChildUnmerged
  | DuplicateAbsorbed
  | DuplicateReleased;
