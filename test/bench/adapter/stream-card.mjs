/** The read model that is measured: one row per stream, kept by the product's own runner. */

const NAME = 'bench-stream-card';
const TABLE = 'read.bench_stream_card';
const columns = { stream: 'text', events: 'integer', status: 'text', last_type: 'text', last_position: 'bigint' };

export const streamCard = {
  name: NAME,
  version: 1,
  prefixes: [],
  table: { name: TABLE, key: 'stream', columns },
  keysOf: ({ stream }) => [stream],
  apply: (card, { data, type, position }, key) => ({
    stream: key,
    events: (card?.events ?? 0) + 1,
    status: data.status,
    last_type: type,
    last_position: position,
  }),
};

export const streamCardMigration = {
  name: 'bench-stream-card',
  at: 1_790_000_990_000,
  sql: `CREATE TABLE ${TABLE} (${Object.entries(columns)
    .map(([column, type]) => `${column} ${type}${column === 'stream' ? ' PRIMARY KEY' : ''}`)
    .join(', ')})`,
};

/** As if the projection had never run. */
export const forgetCards = async (pool) => {
  await pool.query(`TRUNCATE ${TABLE}`);
  await pool.query('DELETE FROM feeds.checkpoint WHERE name = $1', [NAME]);
};

/** @returns how many events the cards have taken in. */
export const eventsOnCards = async (pool) => {
  const { rows } = await pool.query(`SELECT coalesce(sum(events), 0)::int AS events FROM ${TABLE}`);
  return rows[0].events;
};
