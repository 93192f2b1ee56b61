import { Global, Module } from '@nestjs/common';
import { STANDINGS } from '@app/access';
import { LocalitiesModule } from '@app/localities';
import { RoomStandings } from './room-standings';

/** Lets the guard of every route, and the search, look up how people stand to records. */
@Global()
@Module({
  imports: [LocalitiesModule],
  providers: [{ provide: STANDINGS, useClass: RoomStandings }],
  exports: [STANDINGS],
})
export class RelationsModule {}
