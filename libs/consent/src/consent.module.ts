import { Module } from '@nestjs/common';
import { ChildrenModule } from '@app/children';
import { LocalitiesModule } from '@app/localities';
import { AgreeEndingController } from './features/agree-ending/agree-ending.http';
import { ChangeConsentHandler } from './features/change-consent.handler';
import { CorrectConsentController } from './features/correct-consent/correct-consent.http';
import { NarrowConsentController } from './features/narrow-consent/narrow-consent.http';
import { RecordConsentController } from './features/record-consent/record-consent.http';
import { RefuseConsentController } from './features/refuse-consent/refuse-consent.http';
import { RenewConsentController } from './features/renew-consent/renew-consent.http';
import { WorkWithChild } from './features/work-with-child';
import { SpokenWords } from './features/spoken-words';
import { AnswerWishController } from './features/reported-wishes/answer-wish.http';
import { ReportWishController } from './features/reported-wishes/report-wish.http';
import { ChangeSharingHandler } from './features/sharing/change-sharing.handler';
import { DecideNotToShareController } from './features/sharing/decide-not-to-share.http';
import { FollowSharingController } from './features/sharing/follow-sharing.http';
import { ShareWithoutConsentController } from './features/sharing/share-without-consent.http';
import { WidenConsentController } from './features/widen-consent/widen-consent.http';
import { WithdrawConsentController } from './features/withdraw-consent/withdraw-consent.http';
import { GetConsentController } from './reads/get-consent/get-consent.http';
import { AskSharingHandler, GetConsentHandler } from './reads/get-consent/get-consent.query';
import { PreviewNarrowingController } from './reads/preview-narrowing/preview-narrowing.http';
import { PreviewNarrowingHandler } from './reads/preview-narrowing/preview-narrowing.query';
import { ListReportedWishesController } from './reads/list-reported-wishes/list-reported-wishes.http';
import { ListReportedWishesHandler } from './reads/list-reported-wishes/list-reported-wishes.query';

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
    DecideNotToShareController,
    FollowSharingController,
    GetConsentController,
    PreviewNarrowingController,
    ReportWishController,
    AnswerWishController,
    AgreeEndingController,
    ListReportedWishesController,
  ],
  providers: [
    SpokenWords,
    WorkWithChild,
    ChangeConsentHandler,
    ChangeSharingHandler,
    GetConsentHandler,
    AskSharingHandler,
    PreviewNarrowingHandler,
    ListReportedWishesHandler,
  ],
})
export class ConsentModule {}
