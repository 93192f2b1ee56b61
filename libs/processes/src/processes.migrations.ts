import { type Migration } from '@app/database';

export const processesMigrations: readonly Migration[] = [
  {
    name: 'follow-up-card',
    at: 1_790_001_100_000,
    sql: `
      CREATE TABLE read.follow_up_card (
        card_id text PRIMARY KEY, follow_up_id uuid NOT NULL, step int NOT NULL, process text NOT NULL,
        wanted text NOT NULL, record_id text NOT NULL, episode int, whom text, status text NOT NULL, why text,
        locality text, since text NOT NULL, position bigint NOT NULL);
      CREATE INDEX follow_up_card_waits ON read.follow_up_card (position, step) WHERE status IN ('refused', 'asked');`,
  },
  {
    name: 'work-index',
    at: 1_790_001_100_001,
    sql: `
      CREATE TABLE read.work_index (card_id text PRIMARY KEY, who text NOT NULL, stream text NOT NULL);
      CREATE INDEX work_index_who ON read.work_index (who);`,
  },
];
