import {
  type ActionStatus,
  type ActionWords,
  type AgencyType,
  type AgreedAction,
  type CalendarDate,
  type DomainEvent,
  type EcmOutcome,
  type Result,
} from '@app/kernel';
import {
  type CafReason,
  type CafSource,
  type ChecklistAnswer,
  type ChecklistDecision,
  type ChecklistPrompt,
  type ClosureReason,
  type CorrectableFact,
  type CorrectableText,
  type CorrectionReason,
  type DeclinedContributionReason,
  type Finding,
  type NeedLevel,
  type NextStep,
  type NoCommentReason,
  type ReviewConclusion,
  type StepDownSource,
  type StepUpBasis,
  type SuspensionReason,
  type TransferRejectReason,
  type VoidReason,
  type WayOfCapturing,
} from './vocabulary';

/* These shapes are stored for ever. To change one: add the next version in caf.codec.ts and an upcast from the last. */

/** Every fact concerns one episode of the child, counted from 1, and was true in the world from the day `on`. */
interface OfEpisode {
  readonly episode: number;
  readonly on: CalendarDate;
}

export type CafOpened = DomainEvent<
  'CafOpened',
  OfEpisode & {
    /** UUID, for exports and links; inside the stream the number is enough. */
    readonly episodeId: string;
    /** Form definition that this episode is held on, such as `caf-2007`. */
    readonly form: string;
    readonly source: CafSource;
    readonly reasons: readonly CafReason[];
    readonly primaryReason: CafReason;
    readonly authorId: string;
    readonly agencyId: string;
    readonly agencyType: AgencyType;
    /** Place of the child when it started: the episode counts as initiated there for ever. */
    readonly place: string;
    /** The episode that ended within the twelve months before, if there was one. */
    readonly previousEpisode: number | null;
    /** Day on which it began elsewhere, for one that came from another authority. */
    readonly externalStart: CalendarDate | null;
    /** The search that was made before, as the record of access knows it; null for what was handed over. */
    readonly searchId: string | null;
    /** The pre-assessment checklist that led to it, by number, where one was filled in. */
    readonly checklist?: number | null;
    /**
     * How much the family had said about consent by then, as `Consent.recorded` counts it. Left out where nobody kept it: then
     * consent of the day on which the CAF ended is taken to have been given after it.
     */
    readonly heard?: number;
  },
  { readonly whatLedToThis: string }
>;

/** What social care handed over with a child who steps down: who meets when, and who leads until then. */
export type StepDownReceived = DomainEvent<
  'StepDownReceived',
  OfEpisode & {
    readonly from: StepDownSource;
    readonly socialWorkerId: string | null;
    readonly firstTeamOn: CalendarDate;
    /** Who is to be the Lead Professional; null where a coordinator stands in. */
    readonly leadProfessionalId: string | null;
    readonly interimCoordinatorId: string | null;
  }
>;

/** The two-page screen before an assessment; numbered apart from the episodes, for it may lead to none. */
export type ChecklistRecorded = DomainEvent<
  'ChecklistRecorded',
  {
    readonly checklist: number;
    readonly on: CalendarDate;
    readonly answers: Readonly<Record<ChecklistPrompt, ChecklistAnswer>>;
    readonly supportNeedClear: boolean | null;
    readonly ownServiceCanMeet: boolean | null;
    readonly decision: ChecklistDecision;
    readonly practitionerId: string;
    readonly agencyId: string;
    readonly agencyType: AgencyType;
    readonly place: string;
    /** Agency that is to assess, where one was named. */
    readonly assessingAgency: string | null;
  },
  { readonly note: string | null }
>;

/** The family was asked and did not agree: no episode came of it. Counted by agency. */
export type CafNotProceeded = DomainEvent<
  'CafNotProceeded',
  {
    readonly on: CalendarDate;
    readonly agencyId: string;
    readonly agencyType: AgencyType;
    readonly place: string;
    readonly checklist: number | null;
  }
>;

export type AssessmentStarted = DomainEvent<
  'AssessmentStarted',
  OfEpisode & { readonly startedBy: string },
  /** Who was there. */
  { readonly peoplePresent: string | null }
>;

/** An agency was asked to say what it knows. */
export type ContributionRequested = DomainEvent<
  'ContributionRequested',
  OfEpisode & {
    /** From 1 within the episode. */
    readonly contribution: number;
    readonly agencyId: string;
    readonly agencyType: AgencyType;
    readonly requestedBy: string;
  },
  { readonly question: string | null }
>;

/** An agency has said what it knows, asked or unasked. */
export type ContributionAdded = DomainEvent<
  'ContributionAdded',
  OfEpisode & {
    readonly contribution: number;
    readonly agencyId: string;
    readonly agencyType: AgencyType;
    readonly practitionerId: string;
  },
  { readonly text: string }
>;

export type ContributionDeclined = DomainEvent<
  'ContributionDeclined',
  OfEpisode & { readonly contribution: number; readonly reason: DeclinedContributionReason },
  { readonly note: string | null }
>;

/** What is known about one element; a later version replaces it. */
export type ElementRecorded = DomainEvent<
  'ElementRecorded',
  OfEpisode & {
    /** Element code of the form, such as `D1`. */
    readonly element: string;
    /** From 1, one more each time this element is recorded. */
    readonly version: number;
    readonly level: NeedLevel;
    readonly authorId: string;
    readonly agencyId: string;
    /** Which of the three texts are filled: all that a fold may know of them. */
    readonly strengths: boolean;
    readonly needs: boolean;
    readonly evidence: boolean;
  },
  { readonly strengths: string | null; readonly needs: string | null; readonly evidence: string | null }
>;

export type AssessmentCompleted = DomainEvent<
  'AssessmentCompleted',
  OfEpisode & {
    /** From 1, one more each time the assessment is completed anew. */
    readonly version: number;
    readonly finding: Finding;
    /** How many elements show a strength, and how many a need. */
    readonly strengths: number;
    readonly needs: number;
    readonly childComment: 'given' | NoCommentReason;
    readonly parentComment: 'given' | NoCommentReason;
    /** How the words were taken down, where they were not simply written. */
    readonly childCapture?: WayOfCapturing | null;
    readonly parentCapture?: WayOfCapturing | null;
  },
  { readonly conclusions: string; readonly childComment: string | null; readonly parentComment: string | null }
>;

export type NextStepDecided = DomainEvent<
  'NextStepDecided',
  OfEpisode & { readonly nextStep: NextStep; readonly decidedBy: string },
  { readonly note: string | null }
>;

/** A team was convened for this episode; said by the automation that hears it. */
export type TeamNoted = DomainEvent<'TeamNoted', OfEpisode & { readonly tacId: string }>;

/** Actions that were agreed, and their words by action id. */
export type ActionsAgreed = DomainEvent<
  'ActionsAgreed',
  OfEpisode & { readonly actions: readonly AgreedAction[] },
  { readonly words: Readonly<Record<string, ActionWords>> }
>;

export type ActionUpdated = DomainEvent<
  'ActionUpdated',
  OfEpisode & { readonly actionId: string; readonly status: ActionStatus },
  { readonly progress: string | null }
>;

/** How far a wished-for outcome was reached: the result, and how far on a scale of 1 to 10 where the family uses one. */
export interface Outcome {
  readonly ecm: EcmOutcome;
  readonly element: string | null;
  readonly result: Result;
  readonly distance?: number | null;
}

export type CafReviewed = DomainEvent<
  'CafReviewed',
  OfEpisode & {
    /** From 1 within the episode. */
    readonly review: number;
    readonly conclusion: ReviewConclusion;
    /** Required to continue. */
    readonly nextReviewOn: CalendarDate | null;
    readonly outcomes: readonly Outcome[];
    readonly consentRechecked: boolean;
    readonly childComment: 'given' | NoCommentReason;
    readonly parentComment: 'given' | NoCommentReason;
  },
  { readonly notes: string; readonly childComment: string | null; readonly parentComment: string | null }
>;

/** Social care was asked to take over. The episode stays open. */
export type StepUpRequested = DomainEvent<
  'StepUpRequested',
  OfEpisode & {
    /** From 1 within the episode. */
    readonly stepUp: number;
    readonly basis: StepUpBasis;
    readonly toAgency: string;
    readonly requestedBy: string;
    /** Whether the family's consent covers it; where not, which recorded decision to share without it. */
    readonly withConsent: boolean;
    readonly sharingRecordId: string | null;
  },
  { readonly concern: string }
>;

/** Social care has accepted: a social worker leads from now on. The episode stays open until social care's plan is there. */
export type StepUpAccepted = DomainEvent<
  'StepUpAccepted',
  OfEpisode & { readonly stepUp: number; readonly basis: StepUpBasis; readonly acceptedBy: string }
>;

/** Social care's own plan for the child is agreed: the episode may be closed as stepped up. */
export type SocialCarePlanAgreed = DomainEvent<
  'SocialCarePlanAgreed',
  OfEpisode & { readonly stepUp: number; readonly basis: StepUpBasis; readonly agreedBy: string }
>;

/** Social care has not accepted: the work goes on, with what it said. */
export type StepUpDeclined = DomainEvent<
  'StepUpDeclined',
  OfEpisode & { readonly stepUp: number; readonly declinedBy: string },
  { readonly feedback: string }
>;

/** Another place is asked to take the episode over. Until it says yes, the episode counts where it was. */
export type TransferRequested = DomainEvent<
  'TransferRequested',
  OfEpisode & {
    /** From 1 within the episode. */
    readonly transfer: number;
    readonly fromPlace: string;
    readonly toPlace: string;
    readonly requestedBy: string;
  },
  { readonly handover: string }
>;

/** From this day the episode counts at the new place. */
export type TransferAccepted = DomainEvent<
  'TransferAccepted',
  OfEpisode & { readonly transfer: number; readonly place: string; readonly acceptedBy: string }
>;

export type TransferRejected = DomainEvent<
  'TransferRejected',
  OfEpisode & { readonly transfer: number; readonly reason: TransferRejectReason; readonly rejectedBy: string },
  { readonly note: string | null }
>;

/** The family has moved to another authority. The record goes there only with consent. */
export type MovedOutOfAuthority = DomainEvent<
  'MovedOutOfAuthority',
  OfEpisode & { readonly consentToSend: boolean; readonly recordSent: boolean },
  { readonly authority: string }
>;

/** The family asked for a pause: the clocks stand still. */
export type CafSuspended = DomainEvent<
  'CafSuspended',
  OfEpisode & { readonly reason: SuspensionReason },
  { readonly note: string | null }
>;
export type CafResumed = DomainEvent<'CafResumed', OfEpisode>;

export type CafClosed = DomainEvent<
  'CafClosed',
  OfEpisode & {
    readonly reason: ClosureReason;
    readonly outcomes: readonly Outcome[];
    /** The one agency that carries on with what is still open in the plan. */
    readonly carriedTo?: string | null;
  },
  { readonly summary: string; readonly childComment: string | null; readonly parentComment: string | null }
>;

/** The closure is taken back: the episode is open again from this day, and was closed in between. */
export type CafReopened = DomainEvent<
  'CafReopened',
  OfEpisode & { readonly reopenedBy: string },
  { readonly why: string }
>;

/** A fact was recorded wrongly. Both values stay on record; the new one counts, also for the time before. */
export type FactCorrected = DomainEvent<
  'FactCorrected',
  OfEpisode & {
    readonly path: CorrectableFact;
    readonly old: string;
    readonly new: string;
    readonly reason: CorrectionReason;
    readonly correctedBy: string;
  },
  { readonly explanation: string }
>;

/** A text was written wrongly. The old wording stays in the event that brought it. */
export type TextCorrected = DomainEvent<
  'TextCorrected',
  OfEpisode & {
    readonly path: CorrectableText;
    readonly reason: CorrectionReason;
    readonly correctedBy: string;
  },
  { readonly text: string; readonly explanation: string }
>;

/** The episode never should have been: it counts nowhere, at no date. */
export type CafVoided = DomainEvent<
  'CafVoided',
  OfEpisode & { readonly reason: VoidReason },
  { readonly explanation: string }
>;

/** What happened to one episode. */
export type EpisodeEvent =
  | CafOpened
  | StepDownReceived
  | AssessmentStarted
  | ElementRecorded
  | ContributionRequested
  | ContributionAdded
  | ContributionDeclined
  | AssessmentCompleted
  | NextStepDecided
  | ActionsAgreed
  | ActionUpdated
  | CafReviewed
  | TeamNoted
  | StepUpRequested
  | StepUpAccepted
  | SocialCarePlanAgreed
  | StepUpDeclined
  | TransferRequested
  | TransferAccepted
  | TransferRejected
  | MovedOutOfAuthority
  | CafSuspended
  | CafResumed
  | CafClosed
  | CafReopened
  | CafVoided
  | FactCorrected
  | TextCorrected;

export type CafEvent = ChecklistRecorded | CafNotProceeded | EpisodeEvent;
