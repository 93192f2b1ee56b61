import { type Room } from '@app/runtime';
import { requestCardProjection } from './reads/list-requests/request-card.projection';
import { requestsMigrations } from './requests.migrations';
import { RequestsModule } from './requests.module';

/** What is asked of whom, from all rooms: this room owns no rule, it folds their records. */
export const requestsRoom: Room = {
  name: 'requests',
  module: RequestsModule,
  codecs: [],
  migrations: requestsMigrations,
  entities: [],
  projections: [requestCardProjection],
};
