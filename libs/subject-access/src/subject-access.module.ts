import { Module } from '@nestjs/common';
import { GetPackController } from './reads/get-pack/get-pack.http';
import { GetPackHandler } from './reads/get-pack/get-pack.query';

@Module({ controllers: [GetPackController], providers: [GetPackHandler] })
export class SubjectAccessModule {}
