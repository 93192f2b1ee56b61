/**
 * Castore's PostgreSQL adapter through its public interface. It has neither an order over all streams nor projections:
 * catching up means listing the aggregates and reading each of them.
 */
import { PostgresEventStorageAdapter } from '@castore/event-storage-adapter-postgres';
import { eventAlreadyExistsErrorCode } from '@castore/core';
import { Conflict } from './conflict.mjs';

const UNIQUE_VIOLATION = '23505';
const context = { eventStoreId: 'BENCH' };

export default async function create({ connectionString }) {
  const table = { connectionString, tableName: 'event' };
  const store = new PostgresEventStorageAdapter(table);

  const detailsOf = (aggregateId, events, expected) =>
    events.map(({ type, data, metadata }, place) => ({
      aggregateId,
      version: expected + place + 1,
      type,
      payload: data,
      metadata,
    }));
  const push = (details) => {
    if (details.length === 1) return store.pushEvent(details[0], context);
    const grouped = details.map((detail) => Object.assign(store.groupEvent(detail), { context }));
    return store.pushEventGroup({}, ...grouped);
  };

  return {
    async setup() {
      await PostgresEventStorageAdapter.dropEventTable(table).catch(() => undefined);
      await PostgresEventStorageAdapter.createEventTable({ ...table, aggregateId: { type: 'VARCHAR', length: 64 } });
    },

    async append(stream, events, expected) {
      try {
        await push(detailsOf(stream, events, expected));
      } catch (error) {
        const lostRace = error.code === eventAlreadyExistsErrorCode || error.code === UNIQUE_VIOLATION;
        throw lostRace ? new Conflict() : error;
      }
    },

    readStream: async (stream) => (await store.getEvents(stream, context)).events,

    async readAll({ onBatch, shouldStop = () => false }) {
      const atOnce = 100;
      let total = 0;
      let pageToken;
      do {
        const page = await store.listAggregateIds(context, { limit: atOnce, pageToken });
        const read = await Promise.all(
          page.aggregateIds.map(({ aggregateId }) => store.getEvents(aggregateId, context)),
        );
        for (const { events } of read) {
          total += events.length;
          await onBatch(events);
        }
        pageToken = page.nextPageToken;
      } while (pageToken !== undefined && !shouldStop());
      return total;
    },

    projectKinds: [],
    // The adapter has no way to close its connections; the process that measures it ends anyway.
    close: async () => undefined,
  };
}
