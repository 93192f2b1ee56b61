import { Module } from '@nestjs/common';
import { LocalitiesModule } from '@app/localities';
import { PractitionersModule } from '@app/practitioners';
import { AnswerProposalController } from './features/answer-proposal/answer-proposal.http';
import { AppointDeputyController } from './features/appoint-deputy/appoint-deputy.http';
import { ChangeController } from './features/change/change.http';
import { ChangeLeadProfessionalOfHandler } from './features/change-lead-professional.handler';
import { CorrectAssignmentDayController } from './features/correct-day/correct-day.http';
import { EndDeputyController } from './features/end-deputy/end-deputy.http';
import { EndController } from './features/end/end.http';
import { InterimController } from './features/interim/interim.http';
import { ProposeController } from './features/propose/propose.http';
import { RequireHandoverController } from './features/require-handover/require-handover.http';
import { GetCaseloadController } from './reads/get-caseload/get-caseload.http';
import { GetCaseloadHandler } from './reads/get-caseload/get-caseload.query';
import { GetLeadProfessionalController } from './reads/get-lead-professional/get-lead-professional.http';
import { GetLeadProfessionalHandler } from './reads/get-lead-professional/get-lead-professional.query';

@Module({
  imports: [LocalitiesModule, PractitionersModule],
  controllers: [
    ProposeController,
    ChangeController,
    AnswerProposalController,
    AppointDeputyController,
    EndDeputyController,
    RequireHandoverController,
    InterimController,
    EndController,
    CorrectAssignmentDayController,
    GetCaseloadController,
    GetLeadProfessionalController,
  ],
  providers: [ChangeLeadProfessionalOfHandler, GetCaseloadHandler, GetLeadProfessionalHandler],
})
export class LeadProfessionalModule {}
