import { Module } from '@nestjs/common';
import { LocalitiesModule } from '@app/localities';
import { ChangeTeamHandler } from './features/change-team.handler';
import { CloseTeamController } from './features/close-team/close-team.http';
import { ConveneTeamHandler } from './features/convene-team/convene-team.handler';
import { ConveneTeamController } from './features/convene-team/convene-team.http';
import { RecordMeetingController } from './features/record-meeting/record-meeting.http';
import { GetTeamController } from './reads/get-team/get-team.http';
import { GetTeamHandler, GetTeamsOfChildHandler } from './reads/get-team/get-team.query';

@Module({
  imports: [LocalitiesModule],
  controllers: [ConveneTeamController, RecordMeetingController, CloseTeamController, GetTeamController],
  providers: [ConveneTeamHandler, ChangeTeamHandler, GetTeamHandler, GetTeamsOfChildHandler],
})
export class TeamModule {}
