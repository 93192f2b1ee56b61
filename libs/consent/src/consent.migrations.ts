import { type Migration } from '@app/database';

export const consentMigrations: readonly Migration[] = [
  {
    name: 'consent-card',
    at: 1_790_000_300_000,
    sql: `
      CREATE TABLE read.consent_card (
        child_id uuid PRIMARY KEY, consent jsonb NOT NULL, sealed jsonb NOT NULL, sharing_until date,
        in_conflict boolean NOT NULL, revision bigint NOT NULL);`,
  },
];
