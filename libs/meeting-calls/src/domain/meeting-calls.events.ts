import { type CalendarDate, type DomainEvent } from '@app/kernel';
import { type CallReason, type DeclineReason } from './vocabulary';

/* These shapes are stored for ever. To change one: add the next version in meeting-calls.codec.ts and an upcast from the last. */

/** Somebody, for the agency they work for. */
export interface Caller {
  readonly practitionerId: string;
  readonly agencyId: string;
}

/** An agency asks that those who work with a child meet. */
export type MeetingCalled = DomainEvent<
  'MeetingCalled',
  {
    readonly callId: string;
    readonly by: Caller;
    readonly reason: CallReason;
    readonly on: CalendarDate;
    /** The day on which the agency would like to meet. */
    readonly wishedFor: CalendarDate;
    /** The last day on which an answer is in time, and the version of the timescales that say so. */
    readonly answerBy: CalendarDate;
    readonly timescales: string;
  },
  { readonly note: string }
>;

/** There will be a meeting. It is planned in the diary of the team under the id of the call. */
export type MeetingCallAgreed = DomainEvent<
  'MeetingCallAgreed',
  {
    readonly callId: string;
    readonly by: Caller;
    readonly on: CalendarDate;
    /** A code of the team's list of kinds of meeting. */
    readonly kind: string;
    readonly plannedFor: CalendarDate;
  }
>;

export type MeetingCallDeclined = DomainEvent<
  'MeetingCallDeclined',
  { readonly callId: string; readonly by: Caller; readonly on: CalendarDate; readonly because: DeclineReason },
  { readonly note: string }
>;

/** The agency needs no meeting any more. */
export type MeetingCallWithdrawn = DomainEvent<
  'MeetingCallWithdrawn',
  { readonly callId: string; readonly by: Caller; readonly on: CalendarDate }
>;

export type MeetingCallsEvent = MeetingCalled | MeetingCallAgreed | MeetingCallDeclined | MeetingCallWithdrawn;
