import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { type ScheduledMeeting } from '../schedule';
import { type TeamEvent } from '../team.events';
import { openTeam, type Team, type TeamStateRefusal } from '../team.state';
import { type MeetingKind, type PostponementReason } from '../vocabulary';

interface OfMeeting {
  readonly meetingId: string;
  /** The day on which it was agreed. */
  readonly on: CalendarDate;
  readonly today: CalendarDate;
}
export interface ScheduleMeeting extends OfMeeting {
  readonly type: 'ScheduleMeeting';
  readonly kind: MeetingKind;
  readonly plannedFor: CalendarDate;
  readonly venue: string | null;
}
export interface RescheduleMeeting extends OfMeeting {
  readonly type: 'RescheduleMeeting';
  readonly plannedFor: CalendarDate;
  readonly reason: PostponementReason;
  readonly venue: string | null;
  readonly note: string | null;
}
export interface CancelMeeting extends OfMeeting {
  readonly type: 'CancelMeeting';
  readonly reason: PostponementReason;
  readonly note: string | null;
}
export type ScheduleMeetingRefusal =
  TeamStateRefusal | Refusal<'meeting-not-found' | 'meeting-held' | 'meeting-cancelled' | 'meeting-already-planned'>;

const plannedAlready = (existing: string): Refusal<'meeting-already-planned'> =>
  refuseExisting('meeting-already-planned', 'this meeting is planned for that day already', {
    existing,
    correctedBy: 'POST /v1/teams/{tacId}/schedule/{meetingId}/change',
  });
const inThePast = ({ on, plannedFor }: { readonly on: CalendarDate; readonly plannedFor: CalendarDate }) =>
  plannedFor < on
    ? refuse('impossible-date-order', 'a meeting cannot be planned for a day before it was agreed', '/plannedFor')
    : undefined;

/** Puts a meeting into the diary. A second of one kind on one day is taken for the same. */
export const scheduleMeeting = (command: ScheduleMeeting, state: Team): Decided<TeamEvent, ScheduleMeetingRefusal> => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const { meetingId, on, kind, plannedFor, venue } = command;
  const wanted: readonly TeamEvent[] = [
    { type: 'MeetingScheduled', data: { meetingId, on, kind, plannedFor }, personal: { venue } },
  ];
  const same = team.schedule.find(
    (one) =>
      one.meetingId === meetingId || (one.status === 'planned' && one.plannedFor === plannedFor && one.kind === kind),
  );
  if (same !== undefined)
    return alreadyRecorded({
      by: (fact) => fact.type === 'MeetingScheduled' && fact.data.meetingId === same.meetingId,
      wanted,
      refusal: plannedAlready(same.meetingId),
    });
  return inThePast(command) ?? wanted;
};

const inDiary = (command: OfMeeting, state: Team): ScheduledMeeting | ScheduleMeetingRefusal => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const meeting = team.schedule.find(({ meetingId }) => meetingId === command.meetingId);
  if (meeting === undefined) return refuse('meeting-not-found', 'no such meeting was planned');
  return meeting.status === 'held' ? refuse('meeting-held', 'this meeting has taken place') : meeting;
};

/** Puts a meeting off, or forward, to another day. */
export const rescheduleMeeting = (
  command: RescheduleMeeting,
  state: Team,
): Decided<TeamEvent, ScheduleMeetingRefusal> => {
  const meeting = inDiary(command, state);
  if (isRefusal(meeting)) return meeting;
  if (meeting.status === 'cancelled')
    return refuse('meeting-cancelled', 'this meeting was cancelled: plan another one');
  const { meetingId, on, plannedFor, reason, venue, note } = command;
  const wanted: readonly TeamEvent[] = [
    { type: 'MeetingRescheduled', data: { meetingId, on, plannedFor, reason }, personal: { venue, note } },
  ];
  if (meeting.plannedFor === plannedFor)
    return alreadyRecorded({
      by: (fact) =>
        fact.type === 'MeetingRescheduled' && fact.data.meetingId === meetingId && fact.data.plannedFor === plannedFor,
      wanted,
      // Another place on the same day is news.
      ...(venue === null ? { refusal: plannedAlready(meetingId) } : {}),
    });
  return inThePast(command) ?? wanted;
};

/** Takes a meeting out of the diary. How often that happens is counted: three in a row are flagged. */
export const cancelMeeting = (command: CancelMeeting, state: Team): Decided<TeamEvent, ScheduleMeetingRefusal> => {
  const meeting = inDiary(command, state);
  if (isRefusal(meeting)) return meeting;
  const { meetingId, on, reason, note } = command;
  const wanted: readonly TeamEvent[] = [
    { type: 'MeetingCancelled', data: { meetingId, on, reason }, personal: { note } },
  ];
  if (meeting.status !== 'cancelled') return wanted;
  return alreadyRecorded({
    by: (fact) => fact.type === 'MeetingCancelled' && fact.data.meetingId === meetingId,
    wanted,
    refusal: refuseExisting('meeting-cancelled', 'this meeting was cancelled before', {
      existing: meetingId,
      correctedBy: 'POST /v1/teams/{tacId}/schedule',
    }),
  });
};
