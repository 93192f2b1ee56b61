import { type CalendarDate } from '@app/kernel';
import { oneAgencyLeft, type TeamMember } from './members';
import { cancelledInARow, type ScheduledMeeting } from './schedule';

/** What about a team needs somebody's attention. */
export const teamFlags = [
  /** Nothing is agreed for the future: neither a meeting nor a review. */
  'no-next-date',
  'review-overdue',
  /** A planned day has passed, and neither minutes nor a cancellation came in. */
  'meeting-unrecorded',
  /** Three meetings in a row were cancelled (dossier section 10, case 27). */
  'cancelled-thrice',
  /** A team is no longer needed: close it, one agency goes on alone (case 15). */
  'one-agency-left',
] as const;
export type TeamFlag = (typeof teamFlags)[number];

/** Facts of a team that the flags are computed from. */
export interface FlaggedTeam {
  readonly closedOn: CalendarDate | null;
  readonly plannedAgency: string | null;
  readonly members: readonly TeamMember[];
  readonly schedule: readonly ScheduledMeeting[];
  /** In order of the day. */
  readonly meetings: readonly { readonly on: CalendarDate; readonly closing: string | null }[];
  readonly nextReviewOn: CalendarDate | null;
}

/** Meetings cancelled one after the other before somebody has to look. */
const TOO_MANY_CANCELLED = 3;

/** @returns the day on which the team next has to have reviewed; null when it has agreed to close, or nothing is agreed. */
export const reviewDueOn = (
  { meetings, nextReviewOn }: Pick<FlaggedTeam, 'meetings' | 'nextReviewOn'>,
  firstReviewDueOn: CalendarDate,
): CalendarDate | null => nextReviewOn ?? (meetings.length === 0 ? firstReviewDueOn : null);

/**
 * What needs attention at the end of `today`: computed each time from facts, never stored.
 * @param firstReviewDueOn - by when the timescales want the first review of a team convened on that day.
 * @returns nothing for a closed team.
 */
export const flagsOf = (
  team: FlaggedTeam,
  today: CalendarDate,
  firstReviewDueOn: CalendarDate,
): readonly TeamFlag[] => {
  if (team.closedOn !== null) return [];
  const { meetings, schedule, nextReviewOn, members, plannedAgency } = team;
  const last = meetings.at(-1);
  const planned = schedule.filter(({ status }) => status === 'planned').map(({ plannedFor }) => plannedFor);
  const ahead = [...planned, ...(nextReviewOn === null ? [] : [nextReviewOn])].some((day) => day >= today);
  const due = reviewDueOn(team, firstReviewDueOn);
  const isClosing = last !== undefined && last.closing !== null;
  const raised: Readonly<Record<TeamFlag, boolean>> = {
    'no-next-date': !ahead && !isClosing,
    'review-overdue': due !== null && due < today,
    'meeting-unrecorded': planned.some((day) => day < today),
    'cancelled-thrice': cancelledInARow(schedule, last?.on) >= TOO_MANY_CANCELLED,
    'one-agency-left': oneAgencyLeft(members, plannedAgency),
  };
  return teamFlags.filter((flag) => raised[flag]);
};
