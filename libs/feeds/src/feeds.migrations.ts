import { type Migration } from '@app/database';

/**
 * How far each feed has come, and what it had to put aside. `epoch` counts what changed a feed from outside (swap, replay):
 * a runner that finds another epoch than its own starts from the stored state again.
 */
export const feedsMigrations: readonly Migration[] = [
  {
    name: 'feeds',
    at: 1_790_000_060_000,
    sql: `
      CREATE SCHEMA IF NOT EXISTS feeds;
      CREATE TABLE feeds.checkpoint (
        name text PRIMARY KEY, version integer NOT NULL, position bigint NOT NULL, epoch bigint NOT NULL DEFAULT 0,
        updated_at timestamptz NOT NULL DEFAULT now());
      CREATE TABLE feeds.parked (
        name text NOT NULL, position bigint NOT NULL, stream text NOT NULL, revision bigint NOT NULL,
        event_id uuid NOT NULL, type text NOT NULL, failure text NOT NULL, attempts integer NOT NULL,
        parked_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (name, position));`,
  },
];
