import { type Migration } from '@app/database';

export const cafMigrations: readonly Migration[] = [
  {
    name: 'caf-card',
    at: 1_790_000_400_000,
    sql: `
      CREATE TABLE read.caf_card (
        card_id text PRIMARY KEY, child_id uuid NOT NULL, episode int NOT NULL, episode_id uuid NOT NULL,
        status text NOT NULL, suspended boolean NOT NULL, form text NOT NULL, source text NOT NULL,
        primary_reason text NOT NULL, author_id text NOT NULL, agency_id text NOT NULL, agency_type text NOT NULL,
        place_at_start text NOT NULL, place text NOT NULL, opened_on date NOT NULL, opened_at bigint NOT NULL, completed_on date,
        next_review_on date, closed_on date, reopen_by date, closure_reason text, step_up_pending text, transfer_pending_to text,
        state jsonb NOT NULL, facts jsonb NOT NULL, sealed jsonb NOT NULL, revision bigint NOT NULL);
      CREATE INDEX caf_card_child ON read.caf_card (child_id);`,
  },
  {
    name: 'caf-enquiry-card',
    at: 1_790_000_400_001,
    sql: `
      CREATE TABLE read.caf_enquiry_card (
        card_id text PRIMARY KEY, child_id uuid NOT NULL, kind text NOT NULL, checklist int, made_on date NOT NULL,
        made_by text NOT NULL, agency_id text NOT NULL, agency_type text NOT NULL, place text NOT NULL, decision text, answers jsonb,
        sealed jsonb NOT NULL, revision bigint NOT NULL);
      CREATE INDEX caf_enquiry_card_child ON read.caf_enquiry_card (child_id);`,
  },
];
