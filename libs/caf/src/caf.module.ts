import { Module } from '@nestjs/common';
import { ChildrenModule } from '@app/children';
import { LocalitiesModule } from '@app/localities';
import { PractitionersModule } from '@app/practitioners';
import { AcceptStepUpController } from './features/accept-step-up/accept-step-up.http';
import { AcceptTransferController } from './features/accept-transfer/accept-transfer.http';
import { AddContributionController } from './features/add-contribution/add-contribution.http';
import { AgreeActionsController } from './features/agree-actions/agree-actions.http';
import { AgreeSocialCarePlanController } from './features/agree-social-care-plan/agree-social-care-plan.http';
import { CloseCafController } from './features/close-caf/close-caf.http';
import { CompleteAssessmentController } from './features/complete-assessment/complete-assessment.http';
import { CorrectFactController } from './features/correct-fact/correct-fact.http';
import { CorrectTextController } from './features/correct-text/correct-text.http';
import { DecideNextStepController } from './features/decide-next-step/decide-next-step.http';
import { DeclineContributionController } from './features/decline-contribution/decline-contribution.http';
import { DeclineStepUpController } from './features/decline-step-up/decline-step-up.http';
import { OpenCafController } from './features/open-caf/open-caf.http';
import { RecordChecklistController } from './features/record-checklist/record-checklist.http';
import { RecordElementController } from './features/record-element/record-element.http';
import { RecordMoveOutController } from './features/record-move-out/record-move-out.http';
import { RecordNotProceededController } from './features/record-not-proceeded/record-not-proceeded.http';
import { RejectTransferController } from './features/reject-transfer/reject-transfer.http';
import { ReopenCafController } from './features/reopen-caf/reopen-caf.http';
import { RequestContributionController } from './features/request-contribution/request-contribution.http';
import { RequestStepUpController } from './features/request-step-up/request-step-up.http';
import { RequestTransferController } from './features/request-transfer/request-transfer.http';
import { ResumeCafController } from './features/resume-caf/resume-caf.http';
import { ReviewCafController } from './features/review-caf/review-caf.http';
import { StartAssessmentController } from './features/start-assessment/start-assessment.http';
import { SuspendCafController } from './features/suspend-caf/suspend-caf.http';
import { UpdateActionController } from './features/update-action/update-action.http';
import { VoidCafController } from './features/void-caf/void-caf.http';
import { ChangeCafHandler } from './features/change-caf.handler';
import { EndCafHandler } from './features/end-caf.handler';
import { OpenCafHandler } from './features/open-caf/open-caf.handler';
import { RecordEnquiryHandler } from './features/record-enquiry.handler';
import { GetCafController } from './reads/get-caf/get-caf.http';
import { GetCafFileHandler, GetCafHandler, GetEnquiriesHandler } from './reads/get-caf/get-caf.query';
import { GetFormsController } from './reads/get-forms/get-forms.http';

@Module({
  imports: [LocalitiesModule, ChildrenModule, PractitionersModule],
  controllers: [
    AcceptStepUpController,
    AcceptTransferController,
    AddContributionController,
    AgreeActionsController,
    AgreeSocialCarePlanController,
    CloseCafController,
    CompleteAssessmentController,
    CorrectFactController,
    CorrectTextController,
    DecideNextStepController,
    DeclineContributionController,
    DeclineStepUpController,
    OpenCafController,
    RecordChecklistController,
    RecordElementController,
    RecordMoveOutController,
    RecordNotProceededController,
    RejectTransferController,
    ReopenCafController,
    RequestContributionController,
    RequestStepUpController,
    RequestTransferController,
    ResumeCafController,
    ReviewCafController,
    StartAssessmentController,
    SuspendCafController,
    UpdateActionController,
    VoidCafController,
    GetCafController,
    GetFormsController,
  ],
  providers: [
    RecordEnquiryHandler,
    OpenCafHandler,
    ChangeCafHandler,
    EndCafHandler,
    GetCafHandler,
    GetCafFileHandler,
    GetEnquiriesHandler,
  ],
})
export class CafModule {}
