import { Module } from '@nestjs/common';
import { PlaceBook } from './place-book';

@Module({ providers: [PlaceBook], exports: [PlaceBook] })
export class LocalitiesModule {}
