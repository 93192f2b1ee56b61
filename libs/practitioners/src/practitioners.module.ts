import { Module } from '@nestjs/common';
import { AgencyRegister } from './features/agency-register';
import { ChangeAgencyHandler } from './features/change-agency.handler';
import { ChangePostController } from './features/change-post/change-post.http';
import { ChangePractitionerHandler } from './features/change-practitioner.handler';
import { RecordLeaverController } from './features/record-leaver/record-leaver.http';
import { RegisterAgencyController } from './features/register-agency/register-agency.http';
import { RegisterPractitionerController } from './features/register-practitioner/register-practitioner.http';
import { SucceedAgencyController } from './features/succeed-agency/succeed-agency.http';
import { WorkContacts } from './personal/work-contacts';
import { GetPractitionerController } from './reads/get-practitioner/get-practitioner.http';
import { GetPractitionerHandler } from './reads/get-practitioner/get-practitioner.query';
import { ListAgenciesController } from './reads/list-agencies/list-agencies.http';
import { ListAgenciesHandler } from './reads/list-agencies/list-agencies.query';

@Module({
  controllers: [
    RegisterAgencyController,
    SucceedAgencyController,
    RegisterPractitionerController,
    ChangePostController,
    RecordLeaverController,
    GetPractitionerController,
    ListAgenciesController,
  ],
  providers: [
    ChangeAgencyHandler,
    ChangePractitionerHandler,
    GetPractitionerHandler,
    ListAgenciesHandler,
    WorkContacts,
    AgencyRegister,
  ],
  exports: [WorkContacts, AgencyRegister],
})
export class PractitionersModule {}
