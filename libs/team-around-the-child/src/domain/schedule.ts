import { type CalendarDate, type Fact } from '@app/kernel';
import { type TeamEvent } from './team.events';
import { type MeetingKind } from './vocabulary';

/** A meeting that was put into the diary, and what came of it. */
export interface ScheduledMeeting {
  readonly meetingId: string;
  readonly kind: MeetingKind;
  readonly plannedFor: CalendarDate;
  readonly status: 'planned' | 'held' | 'cancelled';
  /** How often it was put off. */
  readonly rescheduled: number;
  readonly cancelledOn: CalendarDate | null;
}

/** Folds one fact into the diary of the team. */
export const evolveSchedule = (
  schedule: readonly ScheduledMeeting[],
  fact: Fact<TeamEvent>,
): readonly ScheduledMeeting[] => {
  const changed = (
    meetingId: string,
    change: (meeting: ScheduledMeeting) => Partial<ScheduledMeeting>,
  ): readonly ScheduledMeeting[] =>
    schedule.map((meeting) => (meeting.meetingId === meetingId ? { ...meeting, ...change(meeting) } : meeting));
  switch (fact.type) {
    case 'MeetingScheduled': {
      const { meetingId, kind, plannedFor } = fact.data;
      return [...schedule, { meetingId, kind, plannedFor, status: 'planned', rescheduled: 0, cancelledOn: null }];
    }
    case 'MeetingRescheduled':
      return changed(fact.data.meetingId, ({ rescheduled }) => ({
        plannedFor: fact.data.plannedFor,
        rescheduled: rescheduled + 1,
      }));
    case 'MeetingCancelled':
      return changed(fact.data.meetingId, () => ({ status: 'cancelled', cancelledOn: fact.data.on }));
    case 'MeetingRecorded':
      return changed(fact.data.meetingId, () => ({ status: 'held' }));
    default:
      return schedule;
  }
};

/** Meetings cancelled one after the other before somebody has to look. */
const TOO_MANY_CANCELLED = 3;

/** @returns whether so many meetings in a row were cancelled that somebody has to look (dossier section 10, case 27). */
export const cancelledTooOften = (
  schedule: readonly ScheduledMeeting[],
  lastHeldOn: CalendarDate | undefined,
): boolean => cancelledInARow(schedule, lastHeldOn) >= TOO_MANY_CANCELLED;

/** @returns how many meetings were cancelled after the last one that took place. */
export const cancelledInARow = (schedule: readonly ScheduledMeeting[], lastHeldOn: CalendarDate | undefined): number =>
  schedule.filter(({ cancelledOn }) => cancelledOn !== null && (lastHeldOn === undefined || cancelledOn > lastHeldOn))
    .length;
