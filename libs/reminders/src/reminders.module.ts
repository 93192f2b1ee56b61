import { Module } from '@nestjs/common';
import { LocalitiesModule } from '@app/localities';
import { GetAttentionController } from './reads/get-attention/get-attention.http';
import { GetAttentionHandler } from './reads/get-attention/get-attention.query';

@Module({
  imports: [LocalitiesModule],
  controllers: [GetAttentionController],
  providers: [GetAttentionHandler],
})
export class RemindersModule {}
