import { once } from 'node:events';
import { openDatabase } from '@app/database';
import { PostgresEventStore } from '@app/event-store';
import { newStream, sampleEvents } from '@app/event-store/testing';
import { kinds, type WriterTask } from './task';

const writeOurs = async ({ url, streams, appends }: WriterTask): Promise<void> => {
  const database = await openDatabase({ url, poolSize: 2 });
  const store = new PostgresEventStore(database.pool);
  const writeStream = async (): Promise<void> => {
    const stream = newStream('gap');
    let seen = -1n;
    for (let round = 0; round < appends; round += 1) {
      const events = sampleEvents(2).map((event, index) => ({ ...event, type: kinds[index % 2] as string }));
      const outcome = await store.append(stream, events, seen < 0n ? 'no-stream' : seen);
      if (!outcome.appended) throw new Error(`nobody else writes to ${stream}`);
      seen = outcome.revision;
    }
  };
  await Promise.all(Array.from({ length: streams }, writeStream));
  await store.close();
  await database.close();
};

/** The table that everybody would make first: a number from a sequence, one transaction per event, no lock. */
const writeNaively = async ({ url, streams, appends }: WriterTask): Promise<void> => {
  const database = await openDatabase({ url, poolSize: streams });
  const writeRows = async (): Promise<void> => {
    for (let round = 0; round < appends; round += 1)
      await database.pool.query('INSERT INTO naive_event DEFAULT VALUES').catch((error: unknown) => {
        if ((error as { code?: string }).code !== '40001') throw error;
      });
  };
  await Promise.all(Array.from({ length: streams }, writeRows));
  await database.close();
};

const main = async (): Promise<void> => {
  const task = JSON.parse(process.argv[2] ?? '') as WriterTask;
  process.send?.('ready');
  await once(process, 'message');
  await (task.log === 'ours' ? writeOurs(task) : writeNaively(task));
  process.disconnect();
};

void main();
