import { Module } from '@nestjs/common';
import { LocalitiesModule } from '@app/localities';
import { BreakTheGlassHandler } from './features/break-glass/break-glass.handler';
import { BreakGlassController } from './features/break-glass/break-glass.http';
import { EndBreakGlassController } from './features/end-break-glass/end-break-glass.http';
import { FollowBreakGlassHandler } from './features/follow-break-glass.handler';
import { ReviewBreakGlassController } from './features/review-break-glass/review-break-glass.http';
import { GetBreakGlassController } from './reads/get-break-glass/get-break-glass.http';
import { GetBreakGlassHandler } from './reads/get-break-glass/get-break-glass.query';
import { ListBreakGlassController } from './reads/list-break-glass/list-break-glass.http';
import { ListBreakGlassHandler } from './reads/list-break-glass/list-break-glass.query';

@Module({
  imports: [LocalitiesModule],
  controllers: [
    BreakGlassController,
    EndBreakGlassController,
    ReviewBreakGlassController,
    GetBreakGlassController,
    ListBreakGlassController,
  ],
  providers: [BreakTheGlassHandler, FollowBreakGlassHandler, GetBreakGlassHandler, ListBreakGlassHandler],
})
export class BreakGlassModule {}
