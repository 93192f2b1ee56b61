import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomInt, randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { PostgresEventStore } from '@app/event-store';
import { realPause } from '../pause';
import { ReadPositions } from '../read-positions';
import { appendTo, foldedLog, visitEvent, visitHistoryTable, visitTable } from '../testing/visits';
import { openVisitsDatabase, type VisitsDatabase } from '../testing/visits-database';
import { CardStore } from './card-store';

const KILLS = 10;
const families = Array.from({ length: 20 }, () => randomUUID());
const names = ['visit-card', 'visit-history'];
let database: VisitsDatabase;
let store: PostgresEventStore;
let running: ChildProcess | undefined;

beforeAll(async () => {
  database = await openVisitsDatabase();
  store = new PostgresEventStore(database.pool);
});
afterAll(async () => {
  running?.kill('SIGKILL');
  await store.close();
  await database.close();
});

const startRunner = (): ChildProcess => {
  running = spawn(
    process.execPath,
    ['-r', resolve('test/support/typescript.cjs'), join(__dirname, '../testing/run-visits.ts'), database.url],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_NO_WARNINGS: '1' } },
  );
  return running;
};

describe('A process that runs projections and is killed at random', () => {
  it('leaves work to its successors that neither miss nor repeat an event', async () => {
    const enough = new AbortController();
    const over = enough.signal;
    let position = 0n;
    const writing = (async (): Promise<void> => {
      for (let round = 0; !over.aborted; round += 1)
        for (const family of families) {
          const type = (round + 1) % 50 === 0 ? 'visits.ended.v1' : 'visits.made.v1';
          position = await appendTo(store, `visit-${family}`, visitEvent(type, { on: '2007-03-01' }));
        }
    })();
    const positions = new ReadPositions(database.pool);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const runner = startRunner();
      const ended = once(runner, 'exit');
      // It is at work when it has come past what there was at its start; then at any moment.
      for (const name of names) expect(await positions.reached(name, position + 1n, 30_000)).toBeUndefined();
      await realPause(randomInt(30));
      runner.kill('SIGKILL');
      await ended;
    }
    enough.abort();
    await writing;
    const last = startRunner();
    const ended = once(last, 'exit');
    for (const name of names) expect(await positions.reached(name, position, 30_000)).toBeUndefined();
    last.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);

    const expected = await foldedLog(store);
    for (const table of [visitTable, visitHistoryTable])
      expect(await new CardStore(table).load(database.pool, families)).toEqual(expected);
  }, 120_000);
});
