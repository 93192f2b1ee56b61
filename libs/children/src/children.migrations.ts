import { type Migration } from '@app/database';

export const childrenMigrations: readonly Migration[] = [
  {
    name: 'child-card',
    at: 1_790_000_100_000,
    sql: `
      CREATE SEQUENCE read.child_ref;
      CREATE TABLE read.child_card (
        child_id uuid PRIMARY KEY, ref text NOT NULL, status text NOT NULL, place text NOT NULL, household_id uuid,
        shielded boolean NOT NULL, survivor_id uuid, registered_on date NOT NULL, child jsonb NOT NULL,
        parts jsonb NOT NULL, revision bigint NOT NULL);
      CREATE TABLE read.child_match (
        child_id uuid NOT NULL, digest text NOT NULL, PRIMARY KEY (digest, child_id));
      CREATE INDEX child_match_by_child ON read.child_match (child_id);
      CREATE TABLE read.household_member (child_id uuid PRIMARY KEY, household_id uuid NOT NULL);
      CREATE INDEX household_member_by_household ON read.household_member (household_id);`,
  },
];
