import { type CalendarDate, type DomainEvent } from '@app/kernel';
import {
  type CompetenceBasis,
  type ReasonForNotTelling,
  type ReasonForRejecting,
  type Scope,
  type SensitiveTopic,
  type SharingGround,
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
    /** Who is told. */
    readonly agencyId: string;
    readonly tier: Tier;
    readonly topics: readonly SensitiveTopic[];
    /** The ground in law. */
    readonly ground: SharingGround;
    /** Who wrote it down. */
    readonly recordedBy: string;
    /** The agency that decides; null where nobody kept it. */
    readonly byAgency: string | null;
    /** The manager who decided; null where none was reached. */
    readonly decidedBy: string | null;
    /** The last day on which it holds unconfirmed; null where a manager decided. */
    readonly confirmBy: CalendarDate | null;
    readonly familyTold: boolean;
    readonly whyNotTold: ReasonForNotTelling | null;
    readonly on: CalendarDate;
    /** Its last day, unless a review lets it go on. */
    readonly until: CalendarDate;
  },
  {
    /** The relevant information. */
    readonly what: string;
    readonly why: string;
    /** What the recipient does with it by law. */
    readonly recipientFunction?: string;
    readonly whyNoManager?: string;
  }
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

/** A manager of the deciding agency stands by a decision that was taken while none could be reached. */
export type SharingConfirmed = DomainEvent<
  'SharingConfirmed',
  { readonly sharingId: string; readonly by: string; readonly on: CalendarDate }
>;

/** Whether it is still needed was looked at. */
export type SharingReviewed = DomainEvent<
  'SharingReviewed',
  {
    readonly sharingId: string;
    readonly reviewId: string;
    readonly by: string;
    readonly on: CalendarDate;
    /** Its last day from now on; null: it ends. */
    readonly until: CalendarDate | null;
  },
  { readonly why: string }
>;

/** Somebody who answers for the place or for the data objects. */
export type SharingChallenged = DomainEvent<
  'SharingChallenged',
  { readonly sharingId: string; readonly challengeId: string; readonly by: string; readonly on: CalendarDate },
  { readonly why: string }
>;
export type SharingChallengeAnswered = DomainEvent<
  'SharingChallengeAnswered',
  {
    readonly sharingId: string;
    readonly challengeId: string;
    /** The objection is right: the sharing ends with that day. */
    readonly upheld: boolean;
    readonly by: string;
    readonly on: CalendarDate;
  },
  { readonly answer: string }
>;

/** It was considered to tell an agency something, and decided not to. */
export type DecidedNotToShare = DomainEvent<
  'DecidedNotToShare',
  {
    readonly decisionId: string;
    /** Who is not told. */
    readonly agencyId: string;
    /** The ground that was considered. */
    readonly ground: SharingGround;
    readonly by: string;
    readonly byAgency: string;
    readonly on: CalendarDate;
  },
  { readonly what: string; readonly why: string }
>;

export type SharingEvent =
  SharingWithoutConsentRecorded | SharingConfirmed | SharingReviewed | SharingChallenged | SharingChallengeAnswered;

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
  | SharingEvent
  | DecidedNotToShare;
