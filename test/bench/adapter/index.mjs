/**
 * The product's log and projection runner in the form that the harness measures: see README.md.
 * Events go in and come out as the product stores them; nothing is kept aside and nothing is sealed.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { entries, envelopeFor, sealer } from './entries.mjs';
import {
  Aggregates,
  eventStoreMigrations,
  Feeds,
  feedsMigrations,
  migrate,
  openDatabase,
  PostgresEventStore,
} from './product.mjs';
import { eventsOnCards, forgetCards, streamCard, streamCardMigration } from './stream-card.mjs';

/** Another writer was first. */
class Conflict extends Error {
  conflict = true;
  constructor() {
    super('the stream has moved on');
  }
}

const MIGRATIONS = [...eventStoreMigrations, ...feedsMigrations, streamCardMigration];
const EMPTY = `DROP SCHEMA IF EXISTS log, read, feeds CASCADE; DROP TABLE IF EXISTS schema_migration`;

/** In place of the digest. The server puts it into the statements that append, so that nothing is left to be digested. */
const UNCHAINED = `CREATE OR REPLACE FUNCTION log.link_after(before bytea, said text) RETURNS bytea LANGUAGE sql STABLE AS
  'SELECT NULL::bytea'`;
const definitionOf = async (pool, name) =>
  (await pool.query('SELECT pg_get_functiondef($1::regproc) AS text', [name])).rows[0].text;

/** @param params taken for options of the store: `writers=1`. */
export default async function create({ connectionString, params = {} }) {
  const database = await openDatabase({ url: connectionString, applicationName: 'teamaround-bench' });
  const { pool } = database;
  const options = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Number(value)]));
  const store = new PostgresEventStore(pool, options);
  const aggregates = new Aggregates(store, sealer);
  let chained;

  return {
    async setup() {
      await pool.query(EMPTY);
      await migrate(database.dataSource, MIGRATIONS);
    },

    /** Takes the chain out of the functions that append, or puts it back: the product itself has no such choice. */
    async chains(wanted) {
      chained ??= await definitionOf(pool, 'log.link_after');
      await pool.query(wanted ? chained : UNCHAINED);
    },

    /** @returns whether the last event of the log is chained. */
    isChained: async () => (await store.end())?.link !== '',

    async append(stream, events, expected) {
      const news = events.map(({ type, data, metadata }) => ({ id: randomUUID(), type, data, meta: metadata }));
      const outcome = await store.append(stream, news, expected === 0 ? 'no-stream' : BigInt(expected - 1));
      if (!outcome.appended) throw new Conflict();
    },

    /** One command on a stream, by the product's whole command path: queue, cached fold, decision, append. */
    async command(stream, data) {
      const id = stream.slice(stream.indexOf('-') + 1);
      const outcome = await aggregates.handle(entries, id, envelopeFor(data, randomUUID()));
      if ('refused' in outcome) throw new Error(outcome.refused);
    },

    readStream: (stream) => store.read(stream),

    async readAll({ batchSize = 2000, onBatch = () => undefined, shouldStop = () => false }) {
      let total = 0;
      for await (const { events } of store.after(0n, { pageSize: batchSize })) {
        total += events.length;
        await onBatch(events);
        if (shouldStop()) break;
      }
      return total;
    },

    async readFrom(cursor = 0n, onBatch) {
      let position = cursor;
      for await (const { events, upTo } of store.after(position)) {
        onBatch(events.map(({ stream, revision }) => ({ streamId: stream, version: Number(revision) })));
        position = upTo;
      }
      return position;
    },

    projectKinds: ['batched'],
    async project({ shouldStop }) {
      await forgetCards(pool);
      const head = await store.head();
      let reached = 0n;
      const feeds = new Feeds({
        pool,
        feed: store,
        projections: [streamCard],
        runner: 'bench',
        positions: { moved: (_name, position) => (reached = position) },
      });
      feeds.start();
      while (reached < head && !shouldStop()) await wait(2);
      await feeds.stop();
      return eventsOnCards(pool);
    },

    async close() {
      await store.close();
      await database.close();
    },
  };
}
