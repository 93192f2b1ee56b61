import { type CalendarDate, type DomainEvent } from '@app/kernel';
import {
  type CompetenceBasis,
  type OverridingReason,
  type ReasonForNotTelling,
  type ReasonForRejecting,
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

/** Who records something, and for which agency. */
export interface Recorder {
  readonly practitionerId: string;
  readonly agencyId: string;
}

/** Who heard it: an agency to which a family says yes holds that yes. */
export type Receiver = Recorder;

/** Of whom an answer is asked, by what they are to the child. */
export type AskedOf = 'author' | 'lead' | 'coordinator' | 'county';

/**
 * What rested on the consent that is taken back ends only when a second person agrees, or this day is over. Left out where nothing
 * waits: two people have agreed already.
 */
export interface EndingAwaited {
  readonly recordedBy: Recorder;
  readonly until: CalendarDate;
  /** Version of the timescales by which that day was computed. */
  readonly timescales: string;
  /** Who may agree, and is asked to; nobody where nothing is under way that could end. */
  readonly askedOf: readonly AskedOf[];
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
    readonly ending?: EndingAwaited;
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
    readonly ending?: EndingAwaited;
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
    readonly ending?: EndingAwaited;
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
    readonly ending?: EndingAwaited;
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

/** What a family said, as it was told by somebody who has no work with the child. */
export type Wish = { readonly by: Giver; readonly how: WayOfConsenting; readonly from: CalendarDate } & (
  | {
      readonly kind: 'consent';
      readonly scopes: readonly Scope[];
      readonly tier: Tier;
      readonly allowedAgencies: readonly string[];
      readonly excludedAgencies: readonly string[];
      readonly excludedTopics: readonly SensitiveTopic[];
      readonly leafletGiven: boolean;
      readonly expiresOn: CalendarDate | null;
      readonly evidenceId: string | null;
      /** Whether the family means to take away what it does not give any more. */
      readonly takesAway: boolean;
    }
  | { readonly kind: 'refusal' | 'withdrawal'; readonly scopes: readonly Scope[] }
  | {
      readonly kind: 'narrowing';
      readonly removedAgencies: readonly string[];
      readonly excludedAgencies: readonly string[];
      readonly excludedTopics: readonly SensitiveTopic[];
    }
);

/** Somebody reports what a family said. It is no statement yet: who works with the child confirms it, or says why not. */
export type WishReported = DomainEvent<
  'WishReported',
  {
    readonly wishId: string;
    readonly wish: Wish;
    readonly reportedBy: Recorder;
    readonly on: CalendarDate;
    /** The last day on which those who are asked may leave it unanswered. */
    readonly answerBy: CalendarDate;
    /** Version of the timescales by which that day was computed. */
    readonly timescales: string;
    readonly askedOf: readonly AskedOf[];
  },
  SaidBy
>;

/** The family did say it: the statement of that id stands beside this in the log. */
export type WishConfirmed = DomainEvent<
  'WishConfirmed',
  {
    readonly wishId: string;
    readonly statementId: string;
    readonly confirmedBy: Recorder;
    readonly on: CalendarDate;
  }
>;

/** The wish is not followed, and why. */
export type WishRejected = DomainEvent<
  'WishRejected',
  {
    readonly wishId: string;
    readonly because: ReasonForRejecting;
    readonly rejectedBy: Recorder;
    readonly on: CalendarDate;
  },
  { readonly reason: string }
>;

/** Whoever reported it had misunderstood, or meant another child. */
export type WishRetracted = DomainEvent<
  'WishRetracted',
  { readonly wishId: string; readonly on: CalendarDate },
  { readonly reason: string }
>;

/** What rested on the consent that this statement took back may end: a second person has agreed, or nobody within the time. */
export type EndingAgreed = DomainEvent<
  'EndingAgreed',
  {
    readonly statementId: string;
    /** Null: the time is over. */
    readonly agreedBy: Recorder | null;
    readonly on: CalendarDate;
  }
>;

export type ConsentEvent =
  | WishReported
  | WishConfirmed
  | WishRejected
  | WishRetracted
  | EndingAgreed
  | ConsentRecorded
  | ConsentRefused
  | ConsentNarrowed
  | ConsentWidened
  | ConsentRenewed
  | ConsentWithdrawn
  | ConsentCorrected
  | SharingWithoutConsentRecorded;
