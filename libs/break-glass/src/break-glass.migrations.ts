import { type Migration } from '@app/database';

export const breakGlassMigrations: readonly Migration[] = [
  {
    name: 'break-glass-card',
    at: 1_790_001_410_000,
    sql: `
      CREATE TABLE read.break_glass_card (
        break_glass_id uuid PRIMARY KEY, child_id uuid NOT NULL, locality text, practitioner_id text NOT NULL,
        agency_id text NOT NULL, role text NOT NULL, reason text NOT NULL, broken_at text NOT NULL, until text NOT NULL,
        ended_at text, ended_by text, told jsonb NOT NULL, reviewed_at text, reviewed_by text, outcome text,
        sealed jsonb NOT NULL, position bigint NOT NULL);
      CREATE INDEX break_glass_card_unreviewed ON read.break_glass_card (position) WHERE outcome IS NULL;
      CREATE INDEX ON read.break_glass_card (child_id);`,
  },
];
