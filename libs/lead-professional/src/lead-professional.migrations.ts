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
        replaces int, deputy_id text, sealed jsonb NOT NULL, revision bigint NOT NULL);
      CREATE INDEX lead_professional_card_child ON read.lead_professional_card (child_id);
      CREATE INDEX lead_professional_card_person ON read.lead_professional_card (practitioner_id) WHERE status = 'active';`,
  },
];
