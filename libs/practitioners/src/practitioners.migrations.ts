import { type Migration } from '@app/database';

export const practitionersMigrations: readonly Migration[] = [
  {
    name: 'practitioners',
    at: 1_790_001_300_000,
    sql: `
      CREATE TABLE read.agency_card (
        agency_id uuid PRIMARY KEY, since date NOT NULL, agency jsonb NOT NULL, revision bigint NOT NULL);
      CREATE TABLE read.practitioner_card (
        practitioner_id uuid PRIMARY KEY, practitioner jsonb NOT NULL, sealed jsonb NOT NULL, revision bigint NOT NULL);`,
  },
];
