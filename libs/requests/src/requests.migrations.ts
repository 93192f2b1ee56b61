import { type Migration } from '@app/database';

/** Who sees what of it is a function of the second line (`read.requests_to_me`, in libs/relations). */
export const requestsMigrations: readonly Migration[] = [
  {
    name: 'request-card',
    at: 1_790_001_200_000,
    sql: `
      CREATE TABLE read.request_card (
        card_id text PRIMARY KEY, state jsonb NOT NULL, requests jsonb NOT NULL, addressed text[] NOT NULL,
        children text[] NOT NULL, sealed jsonb NOT NULL);
      CREATE INDEX ON read.request_card USING gin (addressed);
      CREATE INDEX ON read.request_card USING gin (children);`,
  },
];
