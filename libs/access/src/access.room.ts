import { type Room } from '@app/runtime';
import { accessMigrations } from './access.migrations';

/** What access keeps of its own: the record of who looked at what, and how often somebody has asked within a minute. */
export const accessRoom: Room = {
  name: 'access',
  codecs: [],
  migrations: accessMigrations,
  entities: [],
  projections: [],
};
