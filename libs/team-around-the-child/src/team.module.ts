import { Module } from '@nestjs/common';
import { LocalitiesModule } from '@app/localities';
import { PractitionersModule } from '@app/practitioners';
import { AmendMeetingController } from './features/amend-meeting/amend-meeting.http';
import { AnswerInvitationController } from './features/answer-invitation/answer-invitation.http';
import { ChangeChildrenController } from './features/change-children/change-children.http';
import { ChangeTeamHandler } from './features/change-team.handler';
import { CloseTeamController } from './features/close-team/close-team.http';
import { ConveneTeamHandler } from './features/convene-team/convene-team.handler';
import { ConveneTeamController } from './features/convene-team/convene-team.http';
import { CorrectDayController } from './features/correct-day/correct-day.http';
import { EscalateController } from './features/escalate/escalate.http';
import { InviteMemberController } from './features/invite-member/invite-member.http';
import { PlanController } from './features/plan/plan.http';
import { RecordMeetingController } from './features/record-meeting/record-meeting.http';
import { RecordReviewController } from './features/record-review/record-review.http';
import { RemoveMemberController } from './features/remove-member/remove-member.http';
import { ScheduleMeetingController } from './features/schedule-meeting/schedule-meeting.http';
import { TakeInTeamController } from './features/take-in-team/take-in-team.http';
import { GetEngagementController } from './reads/get-engagement/get-engagement.http';
import { GetEngagementHandler } from './reads/get-engagement/get-engagement.query';
import { GetInvitationController } from './reads/get-invitation/get-invitation.http';
import { GetInvitationHandler } from './reads/get-invitation/get-invitation.query';
import { GetTeamController } from './reads/get-team/get-team.http';
import { GetTeamHandler, GetTeamsOfChildHandler } from './reads/get-team/get-team.query';

@Module({
  imports: [LocalitiesModule, PractitionersModule],
  controllers: [
    ConveneTeamController,
    InviteMemberController,
    AnswerInvitationController,
    RemoveMemberController,
    ScheduleMeetingController,
    RecordMeetingController,
    AmendMeetingController,
    CorrectDayController,
    PlanController,
    RecordReviewController,
    ChangeChildrenController,
    TakeInTeamController,
    EscalateController,
    CloseTeamController,
    GetTeamController,
    GetEngagementController,
    GetInvitationController,
  ],
  providers: [
    ConveneTeamHandler,
    ChangeTeamHandler,
    GetTeamHandler,
    GetTeamsOfChildHandler,
    GetEngagementHandler,
    GetInvitationHandler,
  ],
})
export class TeamModule {}
