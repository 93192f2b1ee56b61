import { type CalendarDate } from '@app/kernel';
import { agenciesOf, currentMembers, type TeamMember } from './members';
import { type EngagementEscalated } from './team.events';
import { type Attendance, type EscalationLevel, escalationLevels } from './vocabulary';

/** Who came to one meeting. */
export interface AttendedMeeting {
  readonly on: CalendarDate;
  readonly attendance: readonly { readonly memberId: string; readonly as: Attendance }[];
}

/** Meetings that an agency may miss, one after the other, before it is said that it does not take part. */
const MISSED_AT_MOST = 1;

/** From the fullest part that somebody can take in a meeting to none. */
const fullestFirst = ['attended', 'attended-apart', 'sent-report', 'apologies', 'no-response'] as const;
type Part = (typeof fullestFirst)[number];

/** What part each agency took, meeting by meeting where any of its people was expected: the fullest of anybody of it. */
const partsOf = (
  agencyId: string,
  members: readonly TeamMember[],
  meetings: readonly AttendedMeeting[],
): readonly Part[] => {
  const people = new Set(
    members.flatMap((member) => (member.kind === 'agency' && member.agencyId === agencyId ? [member.memberId] : [])),
  );
  return meetings.flatMap(({ attendance }) => {
    const marks = attendance.filter(({ memberId }) => people.has(memberId)).map((one) => one.as);
    return fullestFirst.find((part) => marks.includes(part)) ?? [];
  });
};

/** How many of the last meetings, one after the other, were missed. Apologies are no engagement when they are all there is. */
const missedInARow = (parts: readonly Part[]): number =>
  parts.length - 1 - parts.findLastIndex((part) => part !== 'apologies' && part !== 'no-response');

/**
 * @param meetings - in order of the day.
 * @returns the agencies in the team that took part in none of the last meetings at which they were expected: nobody of them
 * came or sent a report.
 */
export const absentAgencies = (
  members: readonly TeamMember[],
  meetings: readonly AttendedMeeting[],
): readonly string[] =>
  agenciesOf(currentMembers(members)).filter(
    (agencyId) => missedInARow(partsOf(agencyId, members, meetings)) > MISSED_AT_MOST,
  );

/** How one agency has taken part: what is put before those to whom it is escalated. */
export interface AgencyEngagement {
  readonly agencyId: string;
  /** Whether somebody of it belongs to the team now. */
  readonly inTeam: boolean;
  /** Meetings at which somebody of it was expected; each counts once below, by the fullest part that anybody took. */
  readonly expected: number;
  readonly attended: number;
  readonly sentReport: number;
  readonly apologies: number;
  readonly noResponse: number;
  /** Meetings that it has missed since it last took part. */
  readonly missedInARow: number;
  /** To whom it was taken so far, lowest first. */
  readonly escalatedTo: readonly EscalationLevel[];
  /** To whom it would go next; null when it has been taken to the top. */
  readonly nextLevel: EscalationLevel | null;
}

/**
 * The engagement report of a team (dossier section 10, case 27): of every agency that was ever asked, codes and counts only.
 * @param meetings - in order of the day.
 */
export const engagementOf = (
  members: readonly TeamMember[],
  meetings: readonly AttendedMeeting[],
  escalations: readonly EngagementEscalated['data'][],
): readonly AgencyEngagement[] => {
  const present = agenciesOf(currentMembers(members));
  return agenciesOf(members).map((agencyId) => {
    const parts = partsOf(agencyId, members, meetings);
    const count = (...wanted: readonly Part[]): number => parts.filter((part) => wanted.includes(part)).length;
    const levels = escalations.filter((one) => one.agencyId === agencyId).map(({ to }) => escalationLevels.indexOf(to));
    return {
      agencyId,
      inTeam: present.includes(agencyId),
      expected: parts.length,
      attended: count('attended', 'attended-apart'),
      sentReport: count('sent-report'),
      apologies: count('apologies'),
      noResponse: count('no-response'),
      missedInARow: missedInARow(parts),
      escalatedTo: escalationLevels.filter((_, level) => levels.includes(level)),
      nextLevel: escalationLevels[Math.max(-1, ...levels) + 1] ?? null,
    };
  });
};
