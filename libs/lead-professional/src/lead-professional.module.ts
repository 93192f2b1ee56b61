import { Module } from '@nestjs/common';
import { LocalitiesModule } from '@app/localities';
import { AnswerProposalController } from './features/answer-proposal/answer-proposal.http';
import { AppointDeputyController } from './features/appoint-deputy/appoint-deputy.http';
import { ChangeController } from './features/change/change.http';
import { ChangeLeadProfessionalOfHandler } from './features/change-lead-professional.handler';
import { EndController } from './features/end/end.http';
import { ProposeController } from './features/propose/propose.http';
import { GetLeadProfessionalController } from './reads/get-lead-professional/get-lead-professional.http';
import { GetLeadProfessionalHandler } from './reads/get-lead-professional/get-lead-professional.query';

@Module({
  imports: [LocalitiesModule],
  controllers: [
    ProposeController,
    ChangeController,
    AnswerProposalController,
    AppointDeputyController,
    EndController,
    GetLeadProfessionalController,
  ],
  providers: [ChangeLeadProfessionalOfHandler, GetLeadProfessionalHandler],
})
export class LeadProfessionalModule {}
