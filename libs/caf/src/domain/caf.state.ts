import { type AgencyType, type CalendarDate, type KnownAction, type Pause } from '@app/kernel';
import {
  type CafReason,
  type CafSource,
  type ChecklistDecision,
  type ClosureReason,
  type Finding,
  type NextStep,
  type StepUpBasis,
} from './vocabulary';

export type CafStatus = 'assessing' | 'assessed' | 'in-delivery' | 'closed' | 'void';

/** What is recorded about one element, as far as rules need it. */
export interface KnownElement {
  readonly on: CalendarDate;
  readonly version: number;
  readonly strengths: boolean;
  readonly needs: boolean;
}
export interface Contribution {
  readonly number: number;
  readonly status: 'requested' | 'added' | 'declined';
  readonly agencyId: string;
  readonly on: CalendarDate;
}
export interface StepUp {
  readonly number: number;
  readonly status: 'pending' | 'accepted' | 'declined';
  readonly basis: StepUpBasis;
  readonly requestedBy: string;
  readonly on: CalendarDate;
  /** The day from which social care's answer holds; null until it has answered. */
  readonly answeredOn: CalendarDate | null;
  /** The day on which social care's plan was agreed; null until then. */
  readonly planOn: CalendarDate | null;
}
export interface Transfer {
  readonly number: number;
  readonly status: 'pending' | 'accepted' | 'rejected';
  readonly toPlace: string;
  readonly on: CalendarDate;
  /** The day from which it belongs there. */
  readonly acceptedOn: CalendarDate | null;
}
export interface Closure {
  readonly on: CalendarDate;
  readonly reason: ClosureReason;
  /** The last step before it whose day cannot be corrected: a corrected closing cannot be earlier. */
  readonly lastStepOn: CalendarDate | null;
  /** The day on which it was taken back. */
  readonly reopenedOn: CalendarDate | null;
}

/** One episode, as far as decisions need it. */
export interface Episode {
  readonly number: number;
  readonly episodeId: string;
  readonly status: CafStatus;
  readonly form: string;
  readonly source: CafSource;
  readonly openedOn: CalendarDate;
  readonly startedOn: CalendarDate | null;
  /** The earliest and the latest day of any step after the opening whose day cannot be corrected. */
  readonly firstStepOn: CalendarDate | null;
  readonly lastStepOn: CalendarDate | null;
  readonly reasons: readonly CafReason[];
  readonly primaryReason: CafReason;
  readonly authorId: string;
  /** The agency that holds the assessment. */
  readonly agencyId: string;
  readonly agencyType: AgencyType;
  /** How much the family had said about consent when it was opened. */
  readonly heard: number;
  /** Where it counts now; a transfer under way has not changed it yet. */
  readonly place: string;
  readonly elements: Readonly<Record<string, KnownElement>>;
  readonly contributions: readonly Contribution[];
  readonly completed: { readonly on: CalendarDate; readonly version: number; readonly finding: Finding } | null;
  /** Whether an element was recorded after the assessment was completed: then it may be completed anew. */
  readonly amended: boolean;
  readonly nextStep: NextStep | null;
  readonly plan: readonly KnownAction[];
  readonly reviews: readonly CalendarDate[];
  readonly nextReviewOn: CalendarDate | null;
  readonly stepUps: readonly StepUp[];
  readonly transfers: readonly Transfer[];
  readonly movedOutOn: CalendarDate | null;
  /** Times in which the family had paused the work, oldest first. */
  readonly pauses: readonly Pause[];
  /** Every closure; all but the last were taken back. */
  readonly closures: readonly Closure[];
  /** The day that was agreed with social care for the first meeting of a team; null where it handed nothing over. */
  readonly firstTeamOn: CalendarDate | null;
  /** Every team ever convened for it. */
  readonly teams: readonly string[];
}

/** Every episode of one child; the one numbered n is at n - 1. */
export interface CafFile {
  readonly episodes: readonly Episode[];
  /** The checklists filled in; the one numbered n is at n - 1. */
  readonly checklists: readonly {
    readonly on: CalendarDate;
    readonly practitionerId: string;
    readonly agencyId: string;
    readonly decision: ChecklistDecision;
  }[];
  /** Days on which the family was asked and did not agree. */
  readonly notProceeded: readonly CalendarDate[];
}

export const emptyFile: CafFile = { episodes: [], checklists: [], notProceeded: [] };

/** @returns the closure that holds: undefined while the episode is open. */
export const closureOf = ({ status, closures }: Episode): Closure | undefined =>
  status === 'closed' ? closures.at(-1) : undefined;

/** @returns whether work on the episode goes on. */
export const isOpen = ({ status }: Pick<Episode, 'status'>): boolean => status !== 'closed' && status !== 'void';

/** @returns the child's open episode, if there is one; there is never more than one. */
export const openEpisode = ({ episodes }: CafFile): Episode | undefined => episodes.find(isOpen);

/** @returns whether the episode was open at the end of that day. A void one never was, a reopened one was not in between. */
export const wasOpenOn = ({ status, openedOn, closures }: Episode, day: CalendarDate): boolean =>
  status !== 'void' &&
  openedOn <= day &&
  closures.every(({ on, reopenedOn }) => day < on || (reopenedOn !== null && reopenedOn <= day));

/** @returns whether the day lies between a closing that was taken back and the reopening; both days themselves were working days. */
export const restedOn = ({ closures }: Episode, day: CalendarDate): boolean =>
  closures.some(({ on, reopenedOn }) => on < day && reopenedOn !== null && day < reopenedOn);

/** @returns the step-up on which social care has not decided yet. */
export const pendingStepUp = ({ stepUps }: Episode): StepUp | undefined =>
  stepUps.find(({ status }) => status === 'pending');

/** @returns the transfer that the other locality has not answered yet. */
export const pendingTransfer = ({ transfers }: Episode): Transfer | undefined =>
  transfers.find(({ status }) => status === 'pending');

/** The days of all steps after the opening, corrected ones as corrected; closings apart. */
const stepDays = ({ firstStepOn, lastStepOn, startedOn, elements, completed }: Episode): readonly CalendarDate[] =>
  [firstStepOn, lastStepOn, startedOn, ...Object.values(elements).map(({ on }) => on), completed?.on].filter(
    (day) => day != null,
  );

/** @returns the earliest day of any step after the opening, the first closing included; undefined when there was none. */
export const earliestStep = (episode: Episode): CalendarDate | undefined =>
  [...stepDays(episode), ...episode.closures.map(({ on }) => on)].toSorted().at(0);

/** @returns the latest day of any step; the opening where there was none. The closing is apart, it follows them all. */
export const latestStep = (episode: Episode): CalendarDate =>
  [episode.openedOn, ...stepDays(episode)].toSorted().at(-1) ?? episode.openedOn;
