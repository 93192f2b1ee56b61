import { Module } from '@nestjs/common';
import { ListLooksController } from './reads/list-looks/list-looks.http';
import { ListLooksHandler } from './reads/list-looks/list-looks.query';

@Module({ controllers: [ListLooksController], providers: [ListLooksHandler] })
export class LooksModule {}
