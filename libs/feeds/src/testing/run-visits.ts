import { Pool } from 'pg';
import { PostgresEventStore } from '@app/event-store';
import { Feeds } from '../postgres/feeds';
import { visitHistoryTable, visitProjection } from './visits';

/** A process that keeps the cards and the history of visits up to date, until it is killed or told to stop. */
const [, , connectionString] = process.argv;
const pool = new Pool({ connectionString, max: 8 });
const store = new PostgresEventStore(pool);
const feeds = new Feeds({
  pool,
  feed: store,
  projections: [visitProjection(), visitProjection({ name: 'visit-history', table: visitHistoryTable })],
  runner: `visits ${process.pid}`,
});
feeds.start();
process.once('SIGTERM', () => {
  void (async () => {
    await feeds.stop();
    await store.close();
    await pool.end();
  })();
});
