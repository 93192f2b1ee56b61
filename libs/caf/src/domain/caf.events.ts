import { type AgencyType, type CalendarDate, type DomainEvent, type EcmOutcome, type Result } from '@app/kernel';
import {
  type CafReason,
  type CafSource,
  type ClosureReason,
  type Finding,
  type NeedLevel,
  type NextStep,
  type NoCommentReason,
  type VoidReason,
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
  },
  { readonly whatLedToThis: string }
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

export type CafClosed = DomainEvent<
  'CafClosed',
  OfEpisode & {
    readonly reason: ClosureReason;
    readonly outcomes: readonly {
      readonly ecm: EcmOutcome;
      readonly element: string | null;
      readonly result: Result;
    }[];
  },
  { readonly summary: string; readonly childComment: string | null; readonly parentComment: string | null }
>;

/** The episode never should have been: it counts nowhere, at no date. */
export type CafVoided = DomainEvent<
  'CafVoided',
  OfEpisode & { readonly reason: VoidReason },
  { readonly explanation: string }
>;

export type CafEvent =
  CafOpened | ElementRecorded | AssessmentCompleted | NextStepDecided | TeamNoted | CafClosed | CafVoided;
