import { type Pool } from 'pg';
import { migrate, openDatabase } from '@app/database';
import { ownDatabase } from '@app/database/testing';
import { eventStoreMigrations } from '@app/event-store';
import { feedsMigrations } from '../feeds.migrations';
import { visitTables } from './visits';

/** A database of one suite's own with the tables of feeds and of the visits. */
export interface VisitsDatabase {
  readonly url: string;
  readonly pool: Pool;
  /** Back to an empty state, as between two tests. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export const openVisitsDatabase = async (): Promise<VisitsDatabase> => {
  const own = await ownDatabase();
  const database = await openDatabase({ url: own.url, poolSize: 20 });
  const { pool } = database;
  await migrate(database.dataSource, [
    ...eventStoreMigrations,
    ...feedsMigrations,
    { name: 'visits', at: 1_790_000_990_000, sql: visitTables },
  ]);
  return {
    url: own.url,
    pool,
    clear: async () => {
      await pool.query('TRUNCATE feeds.checkpoint, feeds.parked, read.visit_card, read.visit_history');
    },
    close: async () => {
      await database.close();
      await own.drop();
    },
  };
};

/** Every row of a table in a fixed order, as text: two tables are the same when their dumps are. */
export const dump = async (pool: Pool, table: string): Promise<string> => {
  const { rows } = await pool.query<{ row: string }>(
    `SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY to_jsonb(t)::text COLLATE "C"`,
  );
  return rows.map(({ row }) => row).join('\n');
};
