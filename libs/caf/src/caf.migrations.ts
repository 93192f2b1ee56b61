import { type Migration } from '@app/database';

export const cafMigrations: readonly Migration[] = [
  {
    name: 'caf-card',
    at: 1_790_000_400_000,
    sql: `
      CREATE TABLE read.caf_card (
        card_id text PRIMARY KEY, child_id uuid NOT NULL, episode int NOT NULL, episode_id uuid NOT NULL,
        status text NOT NULL, form text NOT NULL, source text NOT NULL, primary_reason text NOT NULL,
        author_id text NOT NULL, agency_id text NOT NULL, agency_type text NOT NULL, place text NOT NULL,
        opened_on date NOT NULL, completed_on date, finding text, next_step text, closed_on date, end_reason text,
        team_ids jsonb NOT NULL, record jsonb NOT NULL, sealed jsonb NOT NULL, revision bigint NOT NULL);
      CREATE INDEX caf_card_child ON read.caf_card (child_id);`,
  },
];
