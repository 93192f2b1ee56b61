import { type Room } from '@app/runtime';
import { protectionMigrations } from './protection.migrations';
import { relationsMigrations } from './relations.migrations';

/** The second line of access: which rows of the read models somebody sees, by how they stand to the record. */
export const relationsRoom: Room = {
  name: 'relations',
  codecs: [],
  migrations: [...protectionMigrations, ...relationsMigrations],
  entities: [],
  projections: [],
};
