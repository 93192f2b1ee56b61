/**
 * A plain event table over pg: one prepared, auto-committed statement per append, positions from a sequence.
 * It is what a careful hand writes first; it says what one transaction per append can reach through Node, and its reader,
 * which trusts positions alone, is the control of the live-reader test: it has to miss events.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Conflict } from './conflict.mjs';

export const TABLE = `
  DROP TABLE IF EXISTS plain_event;
  CREATE TABLE plain_event (
    position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    stream text NOT NULL,
    version int NOT NULL,
    id uuid NOT NULL,
    type text NOT NULL,
    data json NOT NULL,
    metadata json NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (stream, version)
  )`;

// A stream that is not at the expected version inserts nothing; two writers at the same version meet at the primary key.
const APPEND = `
  INSERT INTO plain_event (stream, version, id, type, data, metadata)
  SELECT $1, $2::int + e.place, e.id, e.type, e.data, e.metadata
  FROM unnest($3::uuid[], $4::text[], $5::json[], $6::json[]) WITH ORDINALITY AS e (id, type, data, metadata, place)
  WHERE $2::int = 0 OR EXISTS (SELECT FROM plain_event WHERE stream = $1 AND version = $2::int)
  ORDER BY e.place`;
const UNIQUE_VIOLATION = '23505';

export default async function create({ connectionString }) {
  const pool = new pg.Pool({ connectionString, max: 10 });
  // pool.query() would throw away its connection after every conflict.
  const onOne = async (query) => {
    const client = await pool.connect();
    try {
      return await client.query(query);
    } finally {
      client.release();
    }
  };
  return {
    setup: () => pool.query(TABLE),

    async append(stream, events, expected) {
      const values = [
        stream,
        expected,
        events.map(() => randomUUID()),
        events.map(({ type }) => type),
        events.map(({ data }) => JSON.stringify(data)),
        events.map(({ metadata }) => JSON.stringify(metadata)),
      ];
      const written = await onOne({ name: 'append', text: APPEND, values }).catch((error) => {
        throw error.code === UNIQUE_VIOLATION ? new Conflict() : error;
      });
      if (written.rowCount === 0) throw new Conflict();
    },

    async readStream(stream) {
      const text = 'SELECT version, type, data, metadata FROM plain_event WHERE stream = $1 ORDER BY version';
      return (await pool.query({ name: 'stream', text, values: [stream] })).rows;
    },

    async readFrom(cursor = '0', onBatch) {
      const text = 'SELECT position, stream, version FROM plain_event WHERE position > $1 ORDER BY position LIMIT 500';
      for (;;) {
        const { rows } = await pool.query({ name: 'from', text, values: [cursor] });
        if (rows.length === 0) return cursor;
        cursor = rows.at(-1).position;
        onBatch(rows.map(({ stream, version }) => ({ streamId: stream, version })));
      }
    },

    projectKinds: [],
    close: () => pool.end(),
  };
}
