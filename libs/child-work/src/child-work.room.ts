import { type Room } from '@app/runtime';
import { whenChildLeavesTeamThenReleaseIt } from './automations/when-child-leaves-team-then-release-it';
import { childWorkCodec } from './child-work.codec';
import { childWorkMigrations } from './child-work.migrations';
import { ChildWorkModule } from './child-work.module';
import { reservationCardProjection } from './reads/reservation-card.projection';
import { Reservations } from './reservations';

/** What happens around a child once only, although teams and CAFs are streams of their own. */
export const childWorkRoom: Room = {
  name: 'child-work',
  module: ChildWorkModule,
  codecs: [childWorkCodec],
  migrations: childWorkMigrations,
  entities: [],
  projections: [reservationCardProjection],
  automations: ({ aggregates, clock }) => [
    whenChildLeavesTeamThenReleaseIt(aggregates, new Reservations(aggregates, clock)),
  ],
};
