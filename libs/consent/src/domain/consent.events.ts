import { type CalendarDate, type DomainEvent } from '@app/kernel';
import {
  type CompetenceBasis,
  type OverridingReason,
  type ReasonForNotTelling,
  type Scope,
  type SensitiveTopic,
  type Tier,
  type WayOfConsenting,
} from './vocabulary';

/* These shapes are stored for ever. To change one: add the next version in consent.codec.ts and an upcast from the last. */

/** Who speaks. `personId` is the parent's or carer's id on the child register, where they are on it. */
export type Giver =
  | { readonly kind: 'child'; readonly competenceBasis: CompetenceBasis }
  | {
      readonly kind: 'parent' | 'carer';
      readonly parentalResponsibility: boolean;
      readonly personId: string | null;
      /**
       * Tells one speaker from another where the register does not: the id of the first statement under the same name, or of that
       * person on the register. Left out where `personId` alone says who it is, and where nobody compared the names.
       */
      readonly speaker?: string;
    };

/** Who heard it: an agency to which a family says yes holds that yes. */
export interface Receiver {
  readonly practitionerId: string;
  readonly agencyId: string;
}

/** Who spoke, by name, and anything said about it. */
export interface SaidBy {
  readonly name: string;
  readonly note?: string;
}

export type ConsentRecorded = DomainEvent<
  'ConsentRecorded',
  {
    readonly statementId: string;
    readonly scopes: readonly Scope[];
    readonly tier: Tier;
    /** Agencies named as those that information may go to. */
    readonly allowedAgencies: readonly string[];
    /** Agencies that may not have additional information, even if named above. */
    readonly excludedAgencies: readonly string[];
    readonly excludedTopics: readonly SensitiveTopic[];
    readonly givenBy: Giver;
    readonly how: WayOfConsenting;
    readonly leafletGiven: boolean;
    readonly validFrom: CalendarDate;
    /** Last day on which it holds. */
    readonly expiresOn: CalendarDate | null;
    /** Id of the signed form or recording in the document store. */
    readonly evidenceId: string | null;
    /** Left out where nobody kept who heard it: then it covers the agencies it names and no other. */
    readonly receivedBy?: Receiver;
    /** It was meant to take away what others had been given; left out where it took nothing away. */
    readonly takesAway?: true;
  },
  SaidBy
>;

export type ConsentRefused = DomainEvent<
  'ConsentRefused',
  {
    readonly statementId: string;
    /** What they say no to; the rest stays as it was. */
    readonly scopes: readonly Scope[];
    readonly refusedBy: Giver;
    readonly how: WayOfConsenting;
    readonly from: CalendarDate;
  },
  SaidBy
>;

/** The consent stands, for less than before. */
export type ConsentNarrowed = DomainEvent<
  'ConsentNarrowed',
  {
    readonly statementId: string;
    /** Nothing goes to these any more. */
    readonly removedAgencies: readonly string[];
    /** These keep basic information only. */
    readonly excludedAgencies: readonly string[];
    readonly excludedTopics: readonly SensitiveTopic[];
    readonly narrowedBy: Giver;
    readonly how: WayOfConsenting;
    readonly from: CalendarDate;
  },
  SaidBy
>;

/** The consent stands, for more than before. */
export type ConsentWidened = DomainEvent<
  'ConsentWidened',
  {
    readonly statementId: string;
    /** Information may go to these as well. */
    readonly addedAgencies: readonly string[];
    /** These had basic information only, and may have more. */
    readonly includedAgencies: readonly string[];
    /** The fuller tier from now on; null where the tier stays as it was. */
    readonly tier: 'additional' | null;
    /** Kinds of information that are not held back any more. */
    readonly includedTopics: readonly SensitiveTopic[];
    readonly widenedBy: Giver;
    readonly how: WayOfConsenting;
    readonly from: CalendarDate;
    readonly receivedBy: Receiver;
  },
  SaidBy
>;

/** The consent stands, for longer than before. */
export type ConsentRenewed = DomainEvent<
  'ConsentRenewed',
  {
    readonly statementId: string;
    readonly expiresOn: CalendarDate | null;
    readonly renewedBy: Giver;
    readonly how: WayOfConsenting;
    readonly from: CalendarDate;
    /** Left out where nobody kept who heard it. */
    readonly receivedBy?: Receiver;
  },
  SaidBy
>;

export type ConsentWithdrawn = DomainEvent<
  'ConsentWithdrawn',
  {
    readonly statementId: string;
    /** What they take back; the rest stays as it was. */
    readonly scopes: readonly Scope[];
    readonly withdrawnBy: Giver;
    readonly how: WayOfConsenting;
    readonly from: CalendarDate;
  },
  SaidBy
>;

/** A statement was recorded wrongly: as it stood, and as it should have stood. */
export interface StatementFacts {
  /** The day from which it counts. */
  readonly from?: CalendarDate;
  readonly expiresOn?: CalendarDate | null;
  readonly how?: WayOfConsenting;
  readonly leafletGiven?: boolean;
  readonly evidenceId?: string | null;
}
export type ConsentCorrected = DomainEvent<
  'ConsentCorrected',
  {
    readonly correctionId: string;
    readonly statementId: string;
    readonly old: StatementFacts;
    readonly new: StatementFacts;
    /** It was never said, as when it was meant for another child: it counts for nothing. */
    readonly neverSaid: boolean;
  },
  { readonly reason: string }
>;

/** A decision of its own to tell an agency something that consent does not cover. */
export type SharingWithoutConsentRecorded = DomainEvent<
  'SharingWithoutConsentRecorded',
  {
    readonly sharingId: string;
    readonly agencyId: string;
    readonly tier: Tier;
    readonly topics: readonly SensitiveTopic[];
    readonly reason: OverridingReason;
    /** Practitioner who decided. */
    readonly decidedBy: string;
    /** Manager who was asked; null when there was no time. */
    readonly managerConsulted: string | null;
    readonly familyTold: boolean;
    readonly whyNotTold: ReasonForNotTelling | null;
    readonly on: CalendarDate;
  },
  { readonly what: string; readonly why: string; readonly whyNoManager?: string }
>;

export type ConsentEvent =
  | ConsentRecorded
  | ConsentRefused
  | ConsentNarrowed
  | ConsentWidened
  | ConsentRenewed
  | ConsentWithdrawn
  | ConsentCorrected
  | SharingWithoutConsentRecorded;
