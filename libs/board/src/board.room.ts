import { type Room } from '@app/runtime';
import { boardMigrations } from './board.migrations';
import { BoardModule } from './board.module';
import { boardCafProjection } from './cards/caf.card';
import { boardLeadProjection } from './cards/lead.card';
import { boardLocalityProjection, boardPlaceProjection } from './cards/places.cards';
import { boardTeamProjection } from './cards/team.card';

/** Counts over all rooms. It owns no rule and no event: everything here can be dropped and rebuilt. */
export const boardRoom: Room = {
  name: 'board',
  module: BoardModule,
  codecs: [],
  migrations: boardMigrations,
  entities: [],
  projections: [
    boardLocalityProjection,
    boardPlaceProjection,
    boardCafProjection,
    boardTeamProjection,
    boardLeadProjection,
  ],
};
