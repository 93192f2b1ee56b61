import { Global, Module } from '@nestjs/common';
import { SecuredReads, STANDINGS, STANDINGS_SHOWN, type StandingsShown } from '@app/access';
import { EVENT_FEED, type EventFeed } from '@app/event-store';
import { ReadPositions } from '@app/feeds';
import { LocalitiesModule } from '@app/localities';
import { PractitionersModule } from '@app/practitioners';
import { standingFeeds } from './relations.migrations';
import { Protection } from './postgres/protection';
import { RoomStandings } from './room-standings';

const standingsShown =
  (feed: EventFeed, positions: ReadPositions): StandingsShown =>
  async () => {
    const head = await feed.head();
    await Promise.all(standingFeeds.map((name) => positions.reached(name, head)));
  };

/** Lets the guard of every route, and the search, look up how people stand to records, and reads see rows as somebody. */
@Global()
@Module({
  imports: [LocalitiesModule, PractitionersModule],
  providers: [
    { provide: STANDINGS, useClass: RoomStandings },
    { provide: STANDINGS_SHOWN, useFactory: standingsShown, inject: [EVENT_FEED, ReadPositions] },
    Protection,
    SecuredReads,
  ],
  exports: [STANDINGS, SecuredReads],
})
export class RelationsModule {}
