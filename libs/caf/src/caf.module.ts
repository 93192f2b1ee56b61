import { Module } from '@nestjs/common';
import { LocalitiesModule } from '@app/localities';
import { ChangeCafHandler } from './features/change-caf.handler';
import { CloseCafController } from './features/close-caf/close-caf.http';
import { CompleteAssessmentController } from './features/complete-assessment/complete-assessment.http';
import { DecideNextStepController } from './features/decide-next-step/decide-next-step.http';
import { EndCafHandler } from './features/end-caf.handler';
import { OpenCafHandler } from './features/open-caf/open-caf.handler';
import { OpenCafController } from './features/open-caf/open-caf.http';
import { VoidCafController } from './features/void-caf/void-caf.http';
import { GetCafController } from './reads/get-caf/get-caf.http';
import { GetCafFileHandler, GetCafHandler } from './reads/get-caf/get-caf.query';

@Module({
  imports: [LocalitiesModule],
  controllers: [
    OpenCafController,
    CompleteAssessmentController,
    DecideNextStepController,
    CloseCafController,
    VoidCafController,
    GetCafController,
  ],
  providers: [OpenCafHandler, ChangeCafHandler, EndCafHandler, GetCafHandler, GetCafFileHandler],
})
export class CafModule {}
