import { Module } from '@nestjs/common';
import { ListRequestsController } from './reads/list-requests/list-requests.http';
import { ListRequestsHandler } from './reads/list-requests/list-requests.query';

@Module({ controllers: [ListRequestsController], providers: [ListRequestsHandler] })
export class RequestsModule {}
