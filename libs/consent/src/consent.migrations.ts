import { type Migration } from '@app/database';

export const consentMigrations: readonly Migration[] = [
  {
    name: 'consent-card',
    at: 1_790_000_300_000,
    sql: `
      CREATE TABLE read.consent_card (
        child_id uuid PRIMARY KEY, consent jsonb NOT NULL, sealed jsonb NOT NULL, heard jsonb NOT NULL, sharing_until date,
        in_conflict boolean NOT NULL, ending_due date, revision bigint NOT NULL);
      CREATE INDEX consent_card_ending_due ON read.consent_card (ending_due) WHERE ending_due IS NOT NULL;`,
  },
];
