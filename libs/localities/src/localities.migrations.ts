import { type Migration } from '@app/database';

export const localitiesMigrations: readonly Migration[] = [
  {
    name: 'localities',
    at: 1_790_000_200_000,
    sql: `
      CREATE TABLE read.locality (
        code text PRIMARY KEY, name text NOT NULL, area text NOT NULL, established_from date NOT NULL,
        listed_at bigint NOT NULL);
      CREATE TABLE read.place_assignment (
        assignment text PRIMARY KEY, place text NOT NULL, name text NOT NULL, locality text NOT NULL,
        assigned_from date NOT NULL);
      CREATE TABLE read.postcode_area (
        entry text PRIMARY KEY, prefix text NOT NULL, place text NOT NULL, mapped_from date NOT NULL);
      CREATE TABLE read.coordinator_post (
        entry text PRIMARY KEY, locality text NOT NULL, post_from date NOT NULL, state text NOT NULL,
        practitioner_id uuid);`,
  },
];
