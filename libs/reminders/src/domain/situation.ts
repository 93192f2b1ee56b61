import { type CalendarDate, lastingPause, type Pause } from '@app/kernel';

/** A look back: whether anything was reached, and what was agreed about the next one. */
export interface LookBack extends Readonly<Record<string, unknown>> {
  readonly on: CalendarDate;
  readonly progressed: boolean;
}
export interface CafReview extends LookBack {
  readonly goesOn: boolean;
  readonly nextReviewOn: CalendarDate | null;
}

/** One episode of a child's CAF, as far as clocks need it. */
export interface EpisodeFacts extends Readonly<Record<string, unknown>> {
  readonly number: number;
  readonly standing: 'open' | 'closed' | 'void';
  readonly place: string;
  readonly source: string;
  readonly authorId: string;
  readonly agencyId: string;
  readonly openedOn: CalendarDate;
  /** When the assessment was first completed. */
  readonly completedOn: CalendarDate | null;
  /** Whether the assessment found nothing to help with. */
  readonly noNeed: boolean;
  readonly nextStep: string | null;
  /** Whether actions were agreed on the CAF itself. */
  readonly planned: boolean;
  /** Since when help is given without a team: actions were agreed on the CAF, or that one agency goes on alone. */
  readonly helpSince: CalendarDate | null;
  /** Oldest day first. */
  readonly reviews: readonly CafReview[];
  /** Step-ups on which social care has not decided. */
  readonly stepUps: readonly { readonly number: number; readonly on: CalendarDate }[];
  /** The place that was asked to take it over and has not answered. */
  readonly transferTo: string | null;
  readonly pauses: readonly Pause[];
}

/** One team, as far as clocks of one of its children need it. */
export interface TeamFacts {
  readonly tacId: string;
  readonly open: boolean;
  /** Since when it does not serve the child any more. */
  readonly endedOn: CalendarDate | null;
  readonly convenedOn: CalendarDate;
  /** Whether it has ever met. */
  readonly met: boolean;
  /** What its last meeting or review agreed about the time after it. */
  readonly followUp: {
    readonly on: CalendarDate;
    readonly nextReviewOn: CalendarDate | null;
    readonly closing: string | null;
  } | null;
  /** What its reviews found for this child, oldest day first. */
  readonly reviews: readonly LookBack[];
  /** What else about the team needs attention today, as the team's own room says. */
  readonly flags: readonly string[];
}

/** Who leads the work for the child. */
export interface LeadFacts {
  readonly activeId: string | null;
  readonly interim: { readonly practitionerId: string; readonly since: CalendarDate } | null;
  /** Since when the Lead Professional is gone or has to hand over, with nobody in the role after; null when that is not so. */
  readonly vacatedOn: CalendarDate | null;
  /** Whether the one who leads has to hand over. */
  readonly mustHandOver: boolean;
}

export const nobody: LeadFacts = { activeId: null, interim: null, vacatedOn: null, mustHandOver: false };

/** Why nobody is to be reminded of a child any more. */
export type RecordEnd = 'child-died' | 'pregnancy-ended' | 'record-sealed';

/** Everything about one episode that clocks are computed from. */
export interface Situation {
  readonly childId: string;
  readonly episode: EpisodeFacts;
  /** Every team that serves or served it. */
  readonly teams: readonly TeamFacts[];
  readonly lead: LeadFacts;
  readonly recordEnd: RecordEnd | null;
}

/** @returns whether the family has asked for a pause and not come back. */
export const isPaused = ({ pauses }: Pick<EpisodeFacts, 'pauses'>): boolean => lastingPause(pauses) !== undefined;

/**
 * @returns since when help is given without a team and neither a next review nor an end is agreed; null where that is not so. A team's
 * own next date is the team's.
 */
export const undatedSince = ({ episode, teams }: Pick<Situation, 'episode' | 'teams'>): CalendarDate | null => {
  const { completedOn, helpSince, reviews } = episode;
  if (completedOn === null || teams.some(({ open }) => open)) return null;
  const last = reviews.at(-1);
  if (last !== undefined) return last.goesOn && last.nextReviewOn === null ? last.on : null;
  const begun = [helpSince, ...teams.map(({ endedOn }) => endedOn)];
  return (
    begun
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null
  );
};

/** @returns who is to act: the Lead Professional, else the coordinator who stands in, else the author of the CAF. */
export const responsible = ({ lead, episode }: Pick<Situation, 'lead' | 'episode'>): string =>
  lead.activeId ?? lead.interim?.practitionerId ?? episode.authorId;
