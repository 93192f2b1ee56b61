/**
 * Emmett's PostgreSQL store through its public interface.
 * Params: `index` adds the two indexes that later versions bring, because the poll query of 0.42.0 sorts the table without
 * them; `tuned` lets its consumer take larger batches without a wait between them.
 */
import { isExpectedVersionConflictError } from '@event-driven-io/emmett';
import {
  getPostgreSQLEventStore,
  postgreSQLEventStoreConsumer,
  postgreSQLRawBatchSQLProjection,
  readMessagesBatch,
} from '@event-driven-io/emmett-postgresql';
import { dumbo, sql } from '@event-driven-io/dumbo';
import pg from 'pg';
import { TYPES } from '../harness/event.mjs';
import { Conflict } from './conflict.mjs';

const LATER_INDEXES = `
  CREATE INDEX IF NOT EXISTS bench_messages_position ON emt_messages (global_position);
  CREATE INDEX IF NOT EXISTS bench_messages_order ON emt_messages (transaction_id, global_position)`;

const VIEW = `
  DROP TABLE IF EXISTS stream_view;
  CREATE TABLE stream_view (stream text PRIMARY KEY, events int NOT NULL, status text, last_type text, last_position bigint)`;

/** One row per stream; folds what it is handed, so that a consumer that hands over more would be faster. */
const upserts = (events) => {
  const rows = new Map();
  for (const { type, data, metadata } of events) {
    const count = (rows.get(metadata.streamName)?.count ?? 0) + 1;
    rows.set(metadata.streamName, { count, status: data.status, type, position: metadata.globalPosition.toString() });
  }
  return [...rows].map(([stream, { count, status, type, position }]) =>
    sql(
      `INSERT INTO stream_view AS v VALUES (%L, %s, %L, %L, %s) ON CONFLICT (stream) DO UPDATE SET
        events = v.events + excluded.events, status = excluded.status,
        last_type = excluded.last_type, last_position = excluded.last_position`,
      stream,
      count,
      status,
      type,
      position,
    ),
  );
};

export default async function create({ connectionString, params = {} }) {
  const store = getPostgreSQLEventStore(connectionString);
  const connections = dumbo({ connectionString });
  const admin = new pg.Pool({ connectionString, max: 2 });

  return {
    async setup() {
      await admin.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      await store.schema.migrate();
    },
    /** After the seed, or on a copy of a seeded database. */
    prepare: async () => (params.index === undefined ? undefined : admin.query(LATER_INDEXES)),

    async append(stream, events, expected) {
      try {
        await store.appendToStream(stream, events, {
          expectedStreamVersion: expected === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(expected),
        });
      } catch (error) {
        throw isExpectedVersionConflictError(error) ? new Conflict() : error;
      }
    },

    readStream: async (stream) => (await store.readStream(stream)).events,

    async readAll({ batchSize = 2000, onBatch, shouldStop = () => false }) {
      let total = 0;
      for (let after = 0n; ;) {
        const page = await readMessagesBatch(connections.execute, { after, batchSize });
        total += page.messages.length;
        if (page.messages.length > 0) await onBatch(page.messages);
        if (!page.areMessagesLeft || shouldStop()) return total;
        after = page.currentGlobalPosition;
      }
    },

    // The returned position goes back in as `after`, exactly as the store's own poller does.
    async readFrom(cursor = 0n, onBatch) {
      for (;;) {
        const page = await readMessagesBatch(connections.execute, { after: cursor, batchSize: 500 });
        if (page.messages.length === 0) return cursor;
        cursor = page.currentGlobalPosition;
        onBatch(
          page.messages.map(({ metadata: m }) => ({ streamId: m.streamName, version: Number(m.streamPosition) })),
        );
      }
    },

    projectKinds: [params.tuned === undefined ? 'default' : 'tuned'],
    async project({ kind, shouldStop }) {
      await admin.query(VIEW);
      const name = `view_${kind}_${Date.now().toString(36)}`;
      const consumer = postgreSQLEventStoreConsumer({
        connectionString,
        stopWhen: { noMessagesLeft: true },
        ...(kind === 'tuned' ? { pulling: { batchSize: 2000, pullingFrequencyInMs: 0 } } : {}),
      });
      consumer.projector({
        processorId: name,
        projection: postgreSQLRawBatchSQLProjection({ name, canHandle: TYPES, evolve: upserts }),
      });
      const watch = setInterval(() => {
        if (!shouldStop()) return;
        clearInterval(watch);
        void consumer.stop();
      }, 20);
      await consumer.start();
      clearInterval(watch);
      const { rows } = await admin.query('SELECT coalesce(sum(events), 0)::int AS applied FROM stream_view');
      await consumer.close();
      return rows[0].applied;
    },

    async close() {
      await store.close();
      await connections.close();
      await admin.end();
    },
  };
}
