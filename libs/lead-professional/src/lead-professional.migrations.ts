import { type Migration } from '@app/database';

export const leadProfessionalMigrations: readonly Migration[] = [
  {
    name: 'lead-professional-card',
    at: 1_790_000_600_000,
    sql: `
      CREATE TABLE read.lead_professional_card (
        card_id text PRIMARY KEY, child_id uuid NOT NULL, assignment int NOT NULL, episode int NOT NULL,
        status text NOT NULL, practitioner_id text NOT NULL, agency_id text NOT NULL, agency_type text NOT NULL,
        family_agreed boolean NOT NULL, proposed_on date NOT NULL, accepted_on date, ended_on date, end_reason text,
        replaces int, deputy_id text, corrections jsonb NOT NULL, sealed jsonb NOT NULL, revision bigint NOT NULL);
      CREATE INDEX lead_professional_card_child ON read.lead_professional_card (child_id);
      CREATE INDEX lead_professional_card_person ON read.lead_professional_card (practitioner_id) WHERE status = 'active';`,
  },
  {
    name: 'lead-professional-handover-and-interim',
    at: 1_790_000_600_001,
    sql: `
      ALTER TABLE read.lead_professional_card ADD COLUMN handover_required_on date;
      CREATE INDEX lead_professional_card_deputy ON read.lead_professional_card (deputy_id) WHERE status = 'active';
      CREATE TABLE read.interim_coordinator_card (
        card_id text PRIMARY KEY, child_id uuid NOT NULL, interim int NOT NULL, practitioner_id text NOT NULL,
        since date NOT NULL, until date);
      CREATE INDEX interim_coordinator_card_child ON read.interim_coordinator_card (child_id);`,
  },
  {
    name: 'lead-professional-choosing-factors',
    at: 1_790_000_600_002,
    sql: `ALTER TABLE read.lead_professional_card ADD COLUMN factors text[] NOT NULL DEFAULT '{}'`,
  },
  {
    name: 'lead-professional-deputy-agency',
    at: 1_790_000_600_003,
    sql: 'ALTER TABLE read.lead_professional_card ADD COLUMN deputy_agency_id text',
  },
];
