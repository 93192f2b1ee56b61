import { type CalendarDate } from '@app/kernel';
import { absentAgencies, type AttendedMeeting } from './engagement';
import { oneAgencyLeft, type TeamMember } from './members';
import { type Action, overdueActions } from './plan';
import { type FollowUp } from './reviews';
import { cancelledTooOften, type ScheduledMeeting } from './schedule';

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
  'action-overdue',
  /** At work for too long, or reviewed again and again without progress. */
  'drifting',
  /** An agency was expected at meeting after meeting and neither came nor sent a report (case 27). */
  'agency-not-engaging',
] as const;
export type TeamFlag = (typeof teamFlags)[number];

/** Facts of a team that the flags are computed from. */
export interface FlaggedTeam {
  readonly closedOn: CalendarDate | null;
  readonly plannedAgency: string | null;
  readonly members: readonly TeamMember[];
  readonly schedule: readonly ScheduledMeeting[];
  /** In order of the day. */
  readonly meetings: readonly AttendedMeeting[];
  readonly followUp: FollowUp | null;
  readonly plan: readonly Action[];
}
/** What the timescales say about the team. */
export interface TeamTimescales {
  /** By when it has to have reviewed next; null once it has agreed to close. */
  readonly reviewDueOn: CalendarDate | null;
  readonly drifts: boolean;
}

/**
 * What needs attention at the end of `today`: computed each time from facts, never stored.
 * @returns nothing for a closed team.
 */
export const flagsOf = (team: FlaggedTeam, today: CalendarDate, timescales: TeamTimescales): readonly TeamFlag[] => {
  if (team.closedOn !== null) return [];
  const { meetings, schedule, followUp, members, plannedAgency, plan } = team;
  const { reviewDueOn: due } = timescales;
  const planned = schedule.filter(({ status }) => status === 'planned').map(({ plannedFor }) => plannedFor);
  const ahead = [...planned, ...(followUp === null || due === null ? [] : [due])].some((day) => day >= today);
  const isClosing = followUp !== null && followUp.closing !== null;
  const raised: Readonly<Record<TeamFlag, boolean>> = {
    'no-next-date': !ahead && !isClosing,
    'review-overdue': due !== null && due < today,
    'meeting-unrecorded': planned.some((day) => day < today),
    'cancelled-thrice': cancelledTooOften(schedule, meetings.at(-1)?.on),
    'one-agency-left': oneAgencyLeft(members, plannedAgency),
    'action-overdue': overdueActions(plan, today).length > 0,
    drifting: timescales.drifts,
    'agency-not-engaging': absentAgencies(members, meetings).length > 0,
  };
  return teamFlags.filter((flag) => raised[flag]);
};
