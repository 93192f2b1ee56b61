import { Module } from '@nestjs/common';
import { ChangeConsentHandler } from './features/change-consent.handler';
import { RecordConsentController } from './features/record-consent/record-consent.http';
import { RefuseConsentController } from './features/refuse-consent/refuse-consent.http';
import { GetConsentController } from './reads/get-consent/get-consent.http';
import { GetConsentHandler } from './reads/get-consent/get-consent.query';

@Module({
  controllers: [RecordConsentController, RefuseConsentController, GetConsentController],
  providers: [ChangeConsentHandler, GetConsentHandler],
})
export class ConsentModule {}
