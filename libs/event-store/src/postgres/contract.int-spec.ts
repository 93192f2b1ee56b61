import { migrate, openDatabase } from '@app/database';
import { ownDatabase } from '@app/database/testing';
import { eventStoreContract } from '../testing/contract';
import { eventStoreMigrations } from './event-store.migrations';
import { PostgresEventStore } from './postgres.event-store';

jest.setTimeout(60_000);

eventStoreContract('PostgreSQL', async () => {
  const own = await ownDatabase();
  const database = await openDatabase({ url: own.url });
  await migrate(database.dataSource, eventStoreMigrations);
  const store = new PostgresEventStore(database.pool);
  return {
    store,
    close: async () => {
      await store.close();
      await database.close();
      await own.drop();
    },
  };
});
