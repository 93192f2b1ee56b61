import { type Migration } from '@app/database';

export const remindersMigrations: readonly Migration[] = [
  {
    name: 'attention',
    at: 1_790_000_800_000,
    sql: `
      CREATE TABLE read.attention_caf (
        card_id text PRIMARY KEY, child_id uuid NOT NULL, open boolean NOT NULL, place text NOT NULL,
        opened_on date NOT NULL, due_on date, facts jsonb NOT NULL);
      CREATE INDEX ON read.attention_caf (due_on) WHERE open;
      CREATE INDEX ON read.attention_caf (place, opened_on, card_id) WHERE open;
      CREATE INDEX ON read.attention_caf (child_id);
      CREATE TABLE read.attention_team (
        tac_id uuid PRIMARY KEY, episodes text[] NOT NULL, due_on date, team jsonb NOT NULL, planned_agency text, meetings jsonb NOT NULL);
      CREATE INDEX ON read.attention_team USING gin (episodes);
      CREATE INDEX ON read.attention_team (due_on);
      CREATE TABLE read.attention_child (
        child_id uuid PRIMARY KEY, assignments jsonb NOT NULL, vacated_on date, record_end text);
      CREATE INDEX ON read.attention_child (vacated_on) WHERE vacated_on IS NOT NULL;`,
  },
  {
    name: 'reminders',
    at: 1_790_000_800_001,
    sql: `
      ALTER TABLE read.attention_child ADD COLUMN lead_id text;
      CREATE TABLE read.reminder_card (
        card_id text PRIMARY KEY, child_id uuid NOT NULL, reminder int NOT NULL, episode int NOT NULL,
        clock text NOT NULL, subject text, started_on date NOT NULL, due_on date NOT NULL, stage text NOT NULL,
        version text NOT NULL, raised_on date NOT NULL, reminded_id text NOT NULL, escalated_level text,
        escalated_code text, settled_on date, settled_because text);
      CREATE INDEX ON read.reminder_card (due_on, card_id) WHERE settled_on IS NULL;`,
  },
  /* Under row-level security PostgreSQL uses no index for a condition like this; what is shown of the teams, the policies decide. */
  {
    name: 'teams-of-an-episode',
    at: 1_790_000_800_002,
    sql: `
      CREATE FUNCTION read.teams_of_episode(episode text) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
        SET search_path = pg_catalog
        AS $$ SELECT ARRAY(SELECT tac_id FROM read.attention_team WHERE episodes @> ARRAY[episode]) $$`,
  },
];
