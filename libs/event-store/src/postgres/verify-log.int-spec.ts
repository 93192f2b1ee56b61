import { type Database, migrate, openDatabase } from '@app/database';
import { ownDatabase, type OwnDatabase } from '@app/database/testing';
import { type DomainEvent } from '@app/kernel';
import { codecOf } from '../codec';
import { newStream, sampleEvent } from '../testing/sample-events';
import { type LogReport, verifyLog } from '../verify-log';
import { eventStoreMigrations } from './event-store.migrations';
import { PostgresEventStore } from './postgres.event-store';

type Visited = DomainEvent<'Visited', { readonly day: string }, undefined>;
const visits = codecOf<Visited>({
  Visited: {
    stored: 'visits.visited.v2',
    upcasts: {
      'visits.visited.v1': {
        to: 'visits.visited.v2',
        data: ({ when }: { when: string }) => ({ day: when.slice(0, 10) }),
      },
    },
  },
});

describe('Verifying the log', () => {
  let own: OwnDatabase;
  let database: Database;
  let store: PostgresEventStore;
  let stream: string;
  beforeEach(async () => {
    own = await ownDatabase();
    database = await openDatabase({ url: own.url });
    await migrate(database.dataSource, eventStoreMigrations);
    store = new PostgresEventStore(database.pool);
    stream = newStream('visit');
    const old = { type: 'visits.visited.v1', data: { when: '2007-03-04T10:00' } };
    const visit = { type: 'visits.visited.v2', data: { day: '2007-03-05' } };
    await store.append(stream, [sampleEvent(old), sampleEvent(visit), sampleEvent(visit)], 'no-stream');
    await store.append(newStream('visit'), [sampleEvent(visit), sampleEvent(visit)], 'no-stream');
  });
  afterEach(async () => {
    await store.close();
    await database.close();
    await own.drop();
  });

  /** What somebody with the rights of the owner could do by hand. */
  const damage = async (...statements: readonly string[]): Promise<void> => {
    const all = ['ALTER TABLE log.event DISABLE TRIGGER append_only', ...statements];
    await database.pool.query(all.join(';').replaceAll(':stream', `'${stream}'`));
  };
  const verify = (): Promise<LogReport> => verifyLog(store, [visits]);

  it('finds nothing wrong with a sound log, holes between positions or not', async () => {
    await database.pool.query(`SELECT nextval('log.event_position')`);
    await store.append(stream, [sampleEvent({ type: 'visits.visited.v2' })], 2n);
    expect(await verify()).toEqual({ events: 6, streams: 2, upTo: 7n, faultCount: 0, faults: [] });
  });

  it('finds an event that was taken out of a stream', async () => {
    await damage('DELETE FROM log.event WHERE stream = :stream AND revision = 1');
    expect(await verify()).toMatchObject({
      events: 4,
      faults: [{ kind: 'missing', stream, revision: 2n, position: 3n, storedName: 'visits.visited.v2' }],
    });
  });

  it('finds a stream whose beginning is gone', async () => {
    await damage('DELETE FROM log.event WHERE stream = :stream AND revision = 0');
    expect((await verify()).faults).toMatchObject([{ kind: 'missing', stream, revision: 1n }]);
  });

  it('finds events that changed places', async () => {
    await damage(
      'UPDATE log.event SET position = -1 WHERE position = 2',
      'UPDATE log.event SET position = 2 WHERE position = 3',
      'UPDATE log.event SET position = 3 WHERE position = -1',
    );
    expect((await verify()).faults.map(({ kind, revision }) => [kind, revision])).toEqual([
      ['missing', 2n],
      ['doubled', 1n],
    ]);
  });

  it('finds an event whose stored name nobody knows', async () => {
    await damage(`UPDATE log.event SET type = 'visits.vsited.v2' WHERE stream = :stream AND revision = 1`);
    expect((await verify()).faults).toMatchObject([
      { kind: 'unknown-name', revision: 1n, storedName: 'visits.vsited.v2' },
    ]);
  });

  it('finds an event that cannot be read any more, and says nothing of what it says', async () => {
    await damage(`UPDATE log.event SET data = '{"when": {"secret": 1}}' WHERE stream = :stream AND revision = 0`);
    const { faults } = await verify();
    expect(faults).toEqual([
      { kind: 'unreadable', stream, revision: 0n, position: 1n, storedName: 'visits.visited.v1' },
    ]);
  });

  it('counts all faults and shows the first', async () => {
    await damage(`UPDATE log.event SET type = 'x.y.v1'`);
    const report = await verifyLog(store, [visits], { keep: 2 });
    expect(report.faultCount).toBe(5);
    expect(report.faults.map(({ position }) => position)).toEqual([1n, 2n]);
  });

  it('tells how far it is', async () => {
    const said: [number, bigint][] = [];
    await verifyLog(store, [visits], { onProgress: (events, upTo) => said.push([events, upTo]) });
    expect(said.at(-1)).toEqual([5, 5n]);
  });
});
