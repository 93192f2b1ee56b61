import { Module } from '@nestjs/common';
import { SettleFollowUpHandler } from './features/settle-step/settle-step.handler';
import { SettleStepController } from './features/settle-step/settle-step.http';
import { ListFollowUpsController } from './reads/list-follow-ups/list-follow-ups.http';
import { ListFollowUpsHandler } from './reads/list-follow-ups/list-follow-ups.query';

@Module({
  controllers: [SettleStepController, ListFollowUpsController],
  providers: [SettleFollowUpHandler, ListFollowUpsHandler],
})
export class ProcessesModule {}
