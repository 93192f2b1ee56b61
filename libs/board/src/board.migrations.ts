import { type Migration } from '@app/database';

/* Every table keeps each state that a card had, from one log position to the next: a count can be issued again as it was known. */
export const boardMigrations: readonly Migration[] = [
  {
    name: 'board-facts',
    at: 1_790_000_700_000,
    sql: `
      CREATE TABLE read.board_locality (
        code text NOT NULL, name text NOT NULL, area text NOT NULL, established_from date NOT NULL,
        listed_at bigint NOT NULL, known_from bigint NOT NULL, known_to bigint, PRIMARY KEY (code, known_from));
      CREATE TABLE read.board_place (
        assignment text NOT NULL, place text NOT NULL, locality text NOT NULL, assigned_from date NOT NULL,
        known_from bigint NOT NULL, known_to bigint, PRIMARY KEY (assignment, known_from));
      CREATE TABLE read.board_caf (
        caf text NOT NULL, child_id uuid NOT NULL, episode integer NOT NULL, source text NOT NULL, spans jsonb NOT NULL,
        places jsonb NOT NULL, voided boolean NOT NULL, known_from bigint NOT NULL, known_to bigint,
        PRIMARY KEY (caf, known_from));
      CREATE TABLE read.board_team (
        tac_id uuid NOT NULL, cafs jsonb NOT NULL, place text NOT NULL, convened_on date NOT NULL, closed_on date,
        known_from bigint NOT NULL, known_to bigint, PRIMARY KEY (tac_id, known_from));
      CREATE TABLE read.board_lead (
        lead text NOT NULL, caf text NOT NULL, practitioner_id uuid NOT NULL, agency_id uuid NOT NULL, accepted_on date,
        ended_on date, known_from bigint NOT NULL, known_to bigint, PRIMARY KEY (lead, known_from));`,
  },
];
