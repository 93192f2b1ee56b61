import { type Migration } from '@app/database';

export const teamMigrations: readonly Migration[] = [
  {
    name: 'team-card',
    at: 1_790_000_500_000,
    sql: `
      CREATE TABLE read.team_card (
        tac_id uuid PRIMARY KEY, status text NOT NULL, convened_on date NOT NULL, closed_on date, close_reason text,
        place text NOT NULL, convening_agency text NOT NULL, children jsonb NOT NULL, members jsonb NOT NULL,
        planned_agency text, family_absence text, meetings jsonb NOT NULL, corrections jsonb NOT NULL, next_review_on date,
        sealed jsonb NOT NULL, revision bigint NOT NULL);
      CREATE INDEX team_card_children ON read.team_card USING gin (children jsonb_path_ops);`,
  },
  {
    name: 'team-card-schedule',
    at: 1_790_000_500_001,
    sql: `ALTER TABLE read.team_card ADD COLUMN schedule jsonb NOT NULL DEFAULT '[]'`,
  },
  {
    name: 'team-card-plan',
    at: 1_790_000_500_002,
    sql: `
      ALTER TABLE read.team_card ADD COLUMN plan jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN reviews jsonb NOT NULL DEFAULT '[]', ADD COLUMN follow_up jsonb`,
  },
  {
    name: 'team-card-escalations',
    at: 1_790_000_500_003,
    sql: `ALTER TABLE read.team_card ADD COLUMN escalations jsonb NOT NULL DEFAULT '[]'`,
  },
  {
    name: 'team-card-where-the-work-goes-on',
    at: 1_790_000_500_004,
    sql: `
      ALTER TABLE read.team_card ADD COLUMN carried_on_by text, ADD COLUMN merged_into uuid,
        ADD COLUMN taken_in jsonb NOT NULL DEFAULT '[]'`,
  },
  /* Under row-level security PostgreSQL uses no index for a condition like this; what is shown of the teams, the policies decide. */
  {
    name: 'teams-around-a-child',
    at: 1_790_000_500_005,
    sql: `
      CREATE FUNCTION read.teams_around(about uuid) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
        SET search_path = pg_catalog
        AS $$ SELECT ARRAY(SELECT tac_id FROM read.team_card WHERE children @> jsonb_build_array(jsonb_build_object('childId', about))) $$`,
  },
];
