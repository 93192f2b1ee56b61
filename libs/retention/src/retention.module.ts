import { Module } from '@nestjs/common';
import { LocalitiesModule } from '@app/localities';
import { DecideOnRecordHandler } from './features/decide-on-record.handler';
import { DecideProposalController } from './features/decide-proposal/decide-proposal.http';
import { ChangeLegalHoldHandler } from './features/hold-all-records/hold-all-records.handler';
import { HoldAllRecordsController } from './features/hold-all-records/hold-all-records.http';
import { HoldRecordController } from './features/hold-record/hold-record.http';
import { RequestErasureController } from './features/request-erasure/request-erasure.http';
import { GetRetentionController } from './reads/get-retention/get-retention.http';
import { GetRetentionHandler } from './reads/get-retention/get-retention.query';
import { ListCertificatesController } from './reads/list-certificates/list-certificates.http';
import { ListCertificatesHandler } from './reads/list-certificates/list-certificates.query';
import { ListProposalsController } from './reads/list-proposals/list-proposals.http';
import { ListProposalsHandler } from './reads/list-proposals/list-proposals.query';

@Module({
  imports: [LocalitiesModule],
  controllers: [
    HoldAllRecordsController,
    ListProposalsController,
    ListCertificatesController,
    HoldRecordController,
    RequestErasureController,
    DecideProposalController,
    GetRetentionController,
  ],
  providers: [
    DecideOnRecordHandler,
    ChangeLegalHoldHandler,
    GetRetentionHandler,
    ListProposalsHandler,
    ListCertificatesHandler,
  ],
})
export class RetentionModule {}
