import { type Migration } from '@app/database';

export const retentionMigrations: readonly Migration[] = [
  {
    name: 'retention-card',
    at: 1_790_000_900_000,
    sql: `
      CREATE TABLE read.retention_card (
        child_id uuid PRIMARY KEY, birth_month text NOT NULL, merged boolean NOT NULL, last_on date NOT NULL,
        status text NOT NULL, due_on date, destroyed_on date, retention jsonb NOT NULL);
      CREATE INDEX ON read.retention_card (due_on, child_id) WHERE due_on IS NOT NULL;
      CREATE INDEX ON read.retention_card (destroyed_on) WHERE destroyed_on IS NOT NULL;`,
  },
];
