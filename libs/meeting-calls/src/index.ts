export { meetingCallsRoom } from './meeting-calls.room';
export { meetingCallsAggregate, meetingCallsCodec } from './meeting-calls.codec';
export { type MeetingCalls } from './domain/meeting-calls';
