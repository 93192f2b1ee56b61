import { type Room } from '@app/runtime';
import { accessMigrations } from './access.migrations';

/** What access keeps of its own: the record of who looked at what. */
export const accessRoom: Room = {
  name: 'access',
  codecs: [],
  migrations: accessMigrations,
  entities: [],
  projections: [],
};
