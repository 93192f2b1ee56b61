import { Module } from '@nestjs/common';
import { LocalitiesModule } from '@app/localities';
import { AnswerCallController } from './features/answer-call/answer-call.http';
import { CallMeetingController } from './features/call-meeting/call-meeting.http';
import { ChangeMeetingCallsHandler } from './features/change-meeting-calls.handler';
import { ListMeetingCallsController } from './reads/list-meeting-calls/list-meeting-calls.http';
import { ListMeetingCallsHandler } from './reads/list-meeting-calls/list-meeting-calls.query';

@Module({
  imports: [LocalitiesModule],
  controllers: [CallMeetingController, AnswerCallController, ListMeetingCallsController],
  providers: [ChangeMeetingCallsHandler, ListMeetingCallsHandler],
})
export class MeetingCallsModule {}
