import { type Migration } from '@app/database';

export const childWorkMigrations: readonly Migration[] = [
  {
    name: 'reservation-card',
    at: 1_790_000_550_000,
    sql: `
      CREATE TABLE read.reservation_card (child_id uuid PRIMARY KEY, until text);
      CREATE INDEX ON read.reservation_card (until COLLATE "C") WHERE until IS NOT NULL;`,
  },
];
