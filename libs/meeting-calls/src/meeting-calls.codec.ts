import { type Aggregate, codecOf } from '@app/event-store';
import {
  meetingCalls,
  type MeetingCalls,
  type MeetingCallsCommand,
  type MeetingCallsRefusal,
} from './domain/meeting-calls';
import { type MeetingCallsEvent } from './domain/meeting-calls.events';

const ofChild = (_: unknown, childId: string): string => `child-${childId}`;

export const meetingCallsCodec = codecOf<MeetingCallsEvent>({
  MeetingCalled: { stored: 'meeting-call.called.v1', subject: ofChild },
  MeetingCallAgreed: { stored: 'meeting-call.agreed.v1' },
  MeetingCallDeclined: { stored: 'meeting-call.declined.v1', subject: ofChild },
  MeetingCallWithdrawn: { stored: 'meeting-call.withdrawn.v1' },
});

/** Stream `meetingCall-<childId>`: who asked that those who work with one child meet. */
export const meetingCallsAggregate: Aggregate<
  MeetingCallsCommand,
  MeetingCallsEvent,
  MeetingCalls,
  MeetingCallsRefusal
> = { category: 'meetingCall', decider: meetingCalls, codec: meetingCallsCodec };
