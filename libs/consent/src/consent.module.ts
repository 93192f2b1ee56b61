import { Module } from '@nestjs/common';
import { ChildrenModule } from '@app/children';
import { LocalitiesModule } from '@app/localities';
import { ChangeConsentHandler } from './features/change-consent.handler';
import { CorrectConsentController } from './features/correct-consent/correct-consent.http';
import { NarrowConsentController } from './features/narrow-consent/narrow-consent.http';
import { RecordConsentController } from './features/record-consent/record-consent.http';
import { RefuseConsentController } from './features/refuse-consent/refuse-consent.http';
import { RenewConsentController } from './features/renew-consent/renew-consent.http';
import { SpokenWords } from './features/spoken-words';
import { ShareWithoutConsentController } from './features/share-without-consent/share-without-consent.http';
import { WidenConsentController } from './features/widen-consent/widen-consent.http';
import { WithdrawConsentController } from './features/withdraw-consent/withdraw-consent.http';
import { GetConsentController } from './reads/get-consent/get-consent.http';
import { AskSharingHandler, GetConsentHandler } from './reads/get-consent/get-consent.query';

@Module({
  imports: [ChildrenModule, LocalitiesModule],
  controllers: [
    RecordConsentController,
    RefuseConsentController,
    NarrowConsentController,
    RenewConsentController,
    WidenConsentController,
    WithdrawConsentController,
    CorrectConsentController,
    ShareWithoutConsentController,
    GetConsentController,
  ],
  providers: [SpokenWords, ChangeConsentHandler, GetConsentHandler, AskSharingHandler],
})
export class ConsentModule {}
