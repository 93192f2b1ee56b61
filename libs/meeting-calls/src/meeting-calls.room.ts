import { type Room } from '@app/runtime';
import { meetingCallsCodec } from './meeting-calls.codec';
import { MeetingCallsModule } from './meeting-calls.module';

export const meetingCallsRoom: Room = {
  name: 'meeting-calls',
  module: MeetingCallsModule,
  codecs: [meetingCallsCodec],
  migrations: [],
  entities: [],
  projections: [],
};
