import { type AgencyType, type CalendarDate, type DomainEvent } from '@app/kernel';

/* These shapes are stored for ever. To change one: add the next version in lead-professional.codec.ts and an upcast from the last. */

/** Why someone stops being the Lead Professional. Source: domain dossier appendix A. */
export const leadEndReasons = [
  'episode-closed',
  'stepped-up',
  'left-post',
  'long-absence',
  'capacity',
  'agency-withdrew',
  'family-request',
  'better-placed-colleague',
  'handover-on-transfer',
  'consent-withdrawn',
  'deceased',
] as const;
export type LeadEndReason = (typeof leadEndReasons)[number];

export const declineReasons = ['capacity', 'not-best-placed', 'conflict-of-interest', 'not-trained', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What spoke for this person. Source: domain dossier 7.3. */
export const choosingFactors = [
  'family-wish',
  'main-need',
  'most-contact',
  'statutory-role',
  'continuity',
  'skills',
  'capacity',
] as const;
export type ChoosingFactor = (typeof choosingFactors)[number];

/** Why a person who was asked is asked no more, before any answer. */
export const withdrawalReasons = ['no-answer', 'family-request', 'nominee-left', 'asked-in-error', 'other'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** Every fact concerns one assignment of the child, counted from 1, and was true in the world from the day `on`. */
interface OfAssignment {
  readonly assignment: number;
  readonly on: CalendarDate;
}

export type LeadProfessionalProposed = DomainEvent<
  'LeadProfessionalProposed',
  OfAssignment & {
    /** Episode of the child's CAF that it is for. */
    readonly episode: number;
    readonly practitionerId: string;
    readonly agencyId: string;
    readonly agencyType: AgencyType;
    readonly proposedBy: string;
    /** Whether the family agreed to this person. */
    readonly familyAgreed: boolean;
    /** What spoke for this person, in the order of the list. */
    readonly factors: readonly ChoosingFactor[];
    /** The active assignment that ends when this one is accepted, and why: a change without a gap. */
    readonly replaces: { readonly assignment: number; readonly reason: LeadEndReason } | null;
  },
  { readonly reason: string | null; readonly handoverNote: string | null }
>;

/** From this day the nominee is the Lead Professional. */
export type LeadProfessionalAccepted = DomainEvent<
  'LeadProfessionalAccepted',
  OfAssignment & { readonly practitionerId: string; readonly agencyId: string }
>;

export type LeadProfessionalDeclined = DomainEvent<
  'LeadProfessionalDeclined',
  OfAssignment & { readonly reason: DeclineReason },
  { readonly note: string | null }
>;

/** The question is taken back before it was answered; somebody else may be asked. */
export type ProposalWithdrawn = DomainEvent<
  'ProposalWithdrawn',
  OfAssignment & { readonly reason: WithdrawalReason },
  { readonly note: string | null }
>;

/** Stands in when the Lead Professional is away; appointing another replaces the first. */
export type DeputyAppointed = DomainEvent<
  'DeputyAppointed',
  OfAssignment & { readonly practitionerId: string; readonly agencyId: string }
>;

/** No longer the Lead Professional at the end of the day `on`; who takes over has accepted with the same day. */
export type LeadProfessionalEnded = DomainEvent<
  'LeadProfessionalEnded',
  OfAssignment & {
    readonly reason: LeadEndReason;
    /** The assignment that took over. */ readonly replacedBy: number | null;
  },
  { readonly note: string | null }
>;

/** Nobody stands in for the Lead Professional any more from this day on. */
export type DeputyEnded = DomainEvent<'DeputyEnded', OfAssignment>;

/** Why a Lead Professional has to hand over. */
export const handoverReasons = ['left-post', 'long-absence', 'agency-withdrew'] as const;
export type HandoverReason = (typeof handoverReasons)[number];

/** The Lead Professional cannot go on and has to hand over; until somebody takes over the role is still theirs. */
export type HandoverRequired = DomainEvent<'HandoverRequired', OfAssignment & { readonly reason: HandoverReason }>;

/** A coordinator holds the reins while nobody is the Lead Professional. That is no Lead Professional and counts as none. */
export type InterimMarked = DomainEvent<
  'InterimMarked',
  {
    /** Counted from 1 for the child. */
    readonly interim: number;
    readonly on: CalendarDate;
    readonly episode: number;
    readonly practitionerId: string;
  }
>;

export type InterimEnded = DomainEvent<'InterimEnded', { readonly interim: number; readonly on: CalendarDate }>;

/** Days of an assignment that can be corrected. */
export const assignmentDays = ['acceptance', 'ending'] as const;
export type AssignmentDay = (typeof assignmentDays)[number];

/** A day was wrong; `on` is the day of the correction. Of a handover the day of the one before is corrected with it. */
export type AssignmentDayCorrected = DomainEvent<
  'AssignmentDayCorrected',
  OfAssignment & {
    readonly what: AssignmentDay;
    readonly was: CalendarDate;
    readonly is: CalendarDate;
    /** The assignment that ended with that day, where the acceptance of who took over is corrected. */
    readonly replaces: number | null;
  },
  { readonly explanation: string }
>;

export type LeadProfessionalEvent =
  | LeadProfessionalProposed
  | LeadProfessionalAccepted
  | LeadProfessionalDeclined
  | ProposalWithdrawn
  | DeputyAppointed
  | DeputyEnded
  | HandoverRequired
  | InterimMarked
  | InterimEnded
  | AssignmentDayCorrected
  | LeadProfessionalEnded;
