import { alreadyRecorded, type Decided, isRefusal, type Refusal, refuse } from '@app/kernel';
import { type TeamEvent } from '../team.events';
import { existingTeam, type Team, wrongDate } from '../team.state';
import { type MinutesAmendmentReason } from '../vocabulary';
import { meetingRefused, type RecordMeeting, type RecordMeetingRefusal } from './record-meeting';

/** The minutes as they should have been: all of what a meeting says, but for what was said about one child alone. */
export interface AmendMeeting extends Omit<RecordMeeting, 'type' | 'asScheduled' | 'walkIns' | 'another'> {
  readonly type: 'AmendMeeting';
  readonly reason: MinutesAmendmentReason;
  readonly explanation: string | null;
}
export type AmendMeetingRefusal = RecordMeetingRefusal | Refusal<'missing-explanation'>;

/** Puts amended minutes beside those that were recorded: the newest count, and every version stays readable. */
export const amendMeeting = (command: AmendMeeting, state: Team): Decided<TeamEvent, AmendMeetingRefusal> => {
  const team = existingTeam(state);
  if (isRefusal(team)) return team;
  const { meetingId, on, reason, explanation } = command;
  const meeting = team.meetings.find((one) => one.meetingId === meetingId);
  if (meeting === undefined) return refuse('meeting-not-found', 'no such meeting of this team is on record');
  if (team.closed !== null && on > team.closed.on)
    return refuse('team-not-open', 'this team had closed before that day', '/on');
  const refused =
    wrongDate(command, team.convenedOn) ??
    meetingRefused({ ...command, type: 'RecordMeeting', asScheduled: false, walkIns: [] }, team);
  if (refused !== undefined) return refused;
  if (reason === 'other' && explanation === null)
    return refuse('missing-explanation', 'say why the minutes are amended', '/explanation');
  const wanted: readonly TeamEvent[] = [
    {
      type: 'MeetingAmended',
      data: {
        meetingId,
        amendment: meeting.amendments + 1,
        on,
        kind: command.kind,
        chair: command.chair,
        minuteTaker: command.minuteTaker,
        attendance: command.attendance,
        children: command.children.map(({ childId, present, heard, notHeard, support, leadProfessional }) => ({
          ...{ childId, present, heard, notHeard, support, leadProfessional },
        })),
        parentPresent: command.parentPresent,
        parentAbsence: command.parentPresent ? null : command.parentAbsence,
        parentSupport: command.parentSupport,
        consentRechecked: command.consentRechecked,
        nextReviewOn: command.nextReviewOn,
        closing: command.closing,
        reason,
      },
      personal: { venue: command.venue, minutes: command.minutes, parentComment: command.parentComment, explanation },
    },
  ];
  return meeting.amendments === 0
    ? wanted
    : alreadyRecorded({
        by: (fact) =>
          fact.type === 'MeetingAmended' &&
          fact.data.meetingId === meetingId &&
          fact.data.amendment === meeting.amendments,
        wanted,
      });
};
