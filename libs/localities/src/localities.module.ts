import { Module } from '@nestjs/common';
import { AssignPlaceController } from './features/assign-place/assign-place.http';
import { ChangeLocalityHandler } from './features/change-locality.handler';
import { EstablishLocalityController } from './features/establish-locality/establish-locality.http';
import { FillCoordinatorPostController } from './features/fill-coordinator-post/fill-coordinator-post.http';
import { MapPostcodesController } from './features/map-postcodes/map-postcodes.http';
import { ListLocalitiesController } from './reads/list-localities/list-localities.http';
import { ListLocalitiesHandler } from './reads/list-localities/list-localities.query';
import { PlaceBook } from './reads/place-book';

@Module({
  controllers: [
    EstablishLocalityController,
    AssignPlaceController,
    MapPostcodesController,
    FillCoordinatorPostController,
    ListLocalitiesController,
  ],
  providers: [PlaceBook, ChangeLocalityHandler, ListLocalitiesHandler],
  exports: [PlaceBook],
})
export class LocalitiesModule {}
