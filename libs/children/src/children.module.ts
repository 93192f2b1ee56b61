import { Module } from '@nestjs/common';
import { LocalitiesModule } from '@app/localities';
import { ChangeChildHandler } from './features/change-child.handler';
import { ChangePlaceController } from './features/change-place/change-place.http';
import { ChildFacts } from './features/child-facts';
import { CorrectFactController } from './features/correct-fact/correct-fact.http';
import { EndRecordController } from './features/end-record/end-record.http';
import { MergeChildrenController } from './features/merge-children/merge-children.http';
import { RecordAddressController } from './features/record-address/record-address.http';
import { RecordBirthController } from './features/record-birth/record-birth.http';
import { RecordFamilyController } from './features/record-family/record-family.http';
import { RecordIdentifierController } from './features/record-identifier/record-identifier.http';
import { RecordParticularsController } from './features/record-particulars/record-particulars.http';
import { RegisterChildHandler } from './features/register-child/register-child.handler';
import { RegisterChildController } from './features/register-child/register-child.http';
import { ChildSearches } from './features/search-child/child-searches';
import { DecideDangerController, ReportDangerController } from './features/report-danger/report-danger.http';
import { ReportDangersHandler } from './features/report-danger/report-danger.handler';
import { SearchChildController } from './features/search-child/search-child.http';
import { SearchChildHandler } from './features/search-child/search-child.query';
import { ShieldChildController } from './features/shield-child/shield-child.http';
import { AgesByTheDay } from './personal/ages-by-the-day';
import { ChildRecords } from './personal/child-records';
import { ChildFinder } from './postgres/child-finder';
import { ProtectionGroups } from './postgres/protection-groups';
import { ChildRefs } from './postgres/child-refs';
import { ListDangerReportsController } from './reads/list-danger-reports/list-danger-reports.http';
import { ListDangerReportsHandler } from './reads/list-danger-reports/list-danger-reports.query';
import { GetChildController } from './reads/get-child/get-child.http';
import { GetChildHandler } from './reads/get-child/get-child.query';
import { GetChildHistoryController } from './reads/get-child-history/get-child-history.http';
import { GetChildHistoryHandler } from './reads/get-child-history/get-child-history.query';

@Module({
  imports: [LocalitiesModule],
  controllers: [
    SearchChildController,
    RegisterChildController,
    RecordBirthController,
    EndRecordController,
    RecordAddressController,
    ShieldChildController,
    ReportDangerController,
    DecideDangerController,
    ListDangerReportsController,
    RecordFamilyController,
    ChangePlaceController,
    RecordIdentifierController,
    RecordParticularsController,
    CorrectFactController,
    MergeChildrenController,
    GetChildController,
    GetChildHistoryController,
  ],
  providers: [
    ChildRefs,
    ChildRecords,
    AgesByTheDay,
    ChildFinder,
    ProtectionGroups,
    ChildFacts,
    ChildSearches,
    RegisterChildHandler,
    ChangeChildHandler,
    ReportDangersHandler,
    ListDangerReportsHandler,
    SearchChildHandler,
    GetChildHandler,
    GetChildHistoryHandler,
  ],
  exports: [ChildSearches, AgesByTheDay],
})
export class ChildrenModule {}
