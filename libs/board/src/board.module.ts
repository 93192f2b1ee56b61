import { Module } from '@nestjs/common';
import { BoardCounts } from './reads/get-counts/board-counts';
import { GetCountsController } from './reads/get-counts/get-counts.http';
import { GetCountsHandler } from './reads/get-counts/get-counts.query';

@Module({ controllers: [GetCountsController], providers: [BoardCounts, GetCountsHandler] })
export class BoardModule {}
