import { type CalendarDate } from '@app/kernel';
import { agenciesOf, currentMembers, type TeamMember } from './members';
import { type Attendance } from './vocabulary';

/** Who came to one meeting. */
export interface AttendedMeeting {
  readonly on: CalendarDate;
  readonly attendance: readonly { readonly memberId: string; readonly as: Attendance }[];
}

/** Meetings that an agency may miss, one after the other, before it is said that it does not take part. */
const MISSED_AT_MOST = 1;

/**
 * @param meetings - in order of the day.
 * @returns the agencies in the team that took part in none of the last meetings at which they were expected: nobody of them
 * came or sent a report. Apologies are no engagement when they are all there is.
 */
export const absentAgencies = (
  members: readonly TeamMember[],
  meetings: readonly AttendedMeeting[],
): readonly string[] =>
  agenciesOf(currentMembers(members)).filter((agencyId) => {
    const people = new Set(
      members.flatMap((member) => (member.kind === 'agency' && member.agencyId === agencyId ? [member.memberId] : [])),
    );
    const marks = meetings
      .map(({ attendance }) => attendance.filter(({ memberId }) => people.has(memberId)).map((one) => one.as))
      .filter((marked) => marked.length > 0);
    const tookPart = marks.findLastIndex((marked) => marked.some((as) => as === 'attended' || as === 'sent-report'));
    return marks.length - 1 - tookPart > MISSED_AT_MOST;
  });
