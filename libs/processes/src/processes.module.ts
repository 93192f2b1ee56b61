import { Global, Module } from '@nestjs/common';
import { WHAT_WOULD_END } from '@app/consent';
import { SettleFollowUpHandler } from './features/settle-step/settle-step.handler';
import { SettleStepController } from './features/settle-step/settle-step.http';
import { ListFollowUpsController } from './reads/list-follow-ups/list-follow-ups.http';
import { ListFollowUpsHandler } from './reads/list-follow-ups/list-follow-ups.query';
import { EndedByConsent } from './reads/what-would-end';

/** Lets the rooms in which something is decided show beforehand what would follow from it. */
@Global()
@Module({
  controllers: [SettleStepController, ListFollowUpsController],
  providers: [SettleFollowUpHandler, ListFollowUpsHandler, { provide: WHAT_WOULD_END, useClass: EndedByConsent }],
  exports: [WHAT_WOULD_END],
})
export class ProcessesModule {}
