import { type Room } from '@app/runtime';
import { whenTeamTakenInThenCloseIt } from './automations/when-team-taken-in-then-close-it';
import { TeamCardRow } from './reads/get-team/team-card.row';
import { teamCardProjection } from './reads/get-team/team-card.projection';
import { teamCodec } from './team.codec';
import { teamMigrations } from './team.migrations';
import { TeamModule } from './team.module';

export const teamRoom: Room = {
  name: 'team-around-the-child',
  module: TeamModule,
  codecs: [teamCodec],
  migrations: teamMigrations,
  entities: [TeamCardRow],
  projections: [teamCardProjection],
  automations: ({ aggregates, clock }) => [whenTeamTakenInThenCloseIt(aggregates, clock)],
};
