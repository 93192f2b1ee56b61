import { Module } from '@nestjs/common';
import { LocalitiesModule } from '@app/localities';
import { GetAttentionController } from './reads/get-attention/get-attention.http';
import { GetAttentionHandler } from './reads/get-attention/get-attention.query';
import { ListRemindersController } from './reads/list-reminders/list-reminders.http';
import { ListRemindersHandler } from './reads/list-reminders/list-reminders.query';

@Module({
  imports: [LocalitiesModule],
  controllers: [GetAttentionController, ListRemindersController],
  providers: [GetAttentionHandler, ListRemindersHandler],
})
export class RemindersModule {}
