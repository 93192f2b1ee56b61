import { type Migration } from '@app/database';

export const childrenMigrations: readonly Migration[] = [
  {
    name: 'child-card',
    at: 1_790_000_100_000,
    sql: `
      CREATE SEQUENCE read.child_ref;
      CREATE TABLE read.child_card (
        child_id uuid PRIMARY KEY, ref text NOT NULL, status text NOT NULL, place text NOT NULL, household_id uuid,
        shielded boolean NOT NULL, survivor_id uuid, dwellings uuid[] NOT NULL, ties text NOT NULL, addresses_at bigint NOT NULL, registered_on date NOT NULL, child jsonb NOT NULL,
        parts jsonb NOT NULL, revision bigint NOT NULL);
      CREATE TABLE read.child_match (
        child_id uuid NOT NULL, digest text NOT NULL, PRIMARY KEY (digest, child_id));
      CREATE INDEX child_match_by_child ON read.child_match (child_id);
      CREATE INDEX ON read.child_card (household_id) WHERE household_id IS NOT NULL;
      CREATE INDEX ON read.child_card (survivor_id) WHERE survivor_id IS NOT NULL;
      CREATE TABLE read.dwelling (
        child_id uuid NOT NULL, address_id uuid NOT NULL, digest text NOT NULL, shared boolean NOT NULL,
        PRIMARY KEY (child_id, address_id));
      CREATE INDEX dwelling_by_digest ON read.dwelling (digest);
      CREATE TABLE read.dwellings_noted (child_id uuid PRIMARY KEY, revision bigint NOT NULL);`,
  },
];
