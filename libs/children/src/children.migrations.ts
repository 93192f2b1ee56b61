import { type Migration } from '@app/database';

export const childrenMigrations: readonly Migration[] = [
  {
    name: 'child-card',
    at: 1_790_000_100_000,
    sql: `
      CREATE SEQUENCE read.child_ref;
      CREATE TABLE read.child_card (
        child_id uuid PRIMARY KEY, ref text NOT NULL, status text NOT NULL, sex text NOT NULL, place text NOT NULL,
        locality_basis text NOT NULL, registered_on date NOT NULL, revision bigint NOT NULL, identity jsonb);`,
  },
];
