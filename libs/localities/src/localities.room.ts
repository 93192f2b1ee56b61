import { type Room } from '@app/runtime';
import { localityCodec } from './localities.codec';
import { localitiesMigrations } from './localities.migrations';
import { LocalitiesModule } from './localities.module';
import {
  coordinatorPostProjection,
  localityProjection,
  placeAssignmentProjection,
  postcodeAreaProjection,
} from './reads/locality.projections';
import { CoordinatorPostRow, LocalityRow, PlaceAssignmentRow, PostcodeAreaRow } from './reads/locality.rows';

export const localitiesRoom: Room = {
  name: 'localities',
  module: LocalitiesModule,
  codecs: [localityCodec],
  migrations: localitiesMigrations,
  entities: [LocalityRow, PlaceAssignmentRow, PostcodeAreaRow, CoordinatorPostRow],
  projections: [localityProjection, placeAssignmentProjection, postcodeAreaProjection, coordinatorPostProjection],
};
