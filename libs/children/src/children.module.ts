import { Module } from '@nestjs/common';
import { LocalitiesModule } from '@app/localities';
import { ChildRefs } from './postgres/child-refs';
import { RegisterChildHandler } from './features/register-child/register-child.handler';
import { RegisterChildController } from './features/register-child/register-child.http';
import { GetChildController } from './reads/get-child/get-child.http';
import { GetChildHandler } from './reads/get-child/get-child.query';

@Module({
  imports: [LocalitiesModule],
  controllers: [RegisterChildController, GetChildController],
  providers: [ChildRefs, RegisterChildHandler, GetChildHandler],
})
export class ChildrenModule {}
