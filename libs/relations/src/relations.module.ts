import { Global, Module } from '@nestjs/common';
import { SecuredReads, STANDINGS } from '@app/access';
import { LocalitiesModule } from '@app/localities';
import { RoomStandings } from './room-standings';

/** Lets the guard of every route, and the search, look up how people stand to records, and reads see rows as somebody. */
@Global()
@Module({
  imports: [LocalitiesModule],
  providers: [{ provide: STANDINGS, useClass: RoomStandings }, SecuredReads],
  exports: [STANDINGS, SecuredReads],
})
export class RelationsModule {}
