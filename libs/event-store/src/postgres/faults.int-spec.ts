import pg from 'pg';
import { type Database, migrate, openDatabase } from '@app/database';
import { type FaultyLink, faultyLink, ownDatabase, type OwnDatabase } from '@app/database/testing';
import { NotStorable, StoreBusy, StoreUnavailable } from '../ports';
import { newStream, sampleEvent, sampleEvents } from '../testing/sample-events';
import { eventStoreMigrations } from './event-store.migrations';
import { PostgresEventStore, type PostgresEventStoreOptions } from './postgres.event-store';

jest.setTimeout(60_000);

/** The lock that every append takes; whoever holds it holds up all appends. */
const APPEND_LOCK = 7203002;

describe('The event store in PostgreSQL, when things go wrong', () => {
  let own: OwnDatabase;
  let link: FaultyLink;
  let database: Database;
  let admin: pg.Client;
  let stores: PostgresEventStore[];
  const open = (options: PostgresEventStoreOptions = {}): PostgresEventStore => {
    const store = new PostgresEventStore(database.pool, options);
    stores.push(store);
    return store;
  };
  beforeAll(async () => {
    own = await ownDatabase();
    link = await faultyLink(own.url);
    database = await openDatabase({ url: link.url });
    await migrate(database.dataSource, eventStoreMigrations);
    admin = new pg.Client({ connectionString: own.url });
    await admin.connect();
  });
  beforeEach(() => {
    stores = [];
  });
  afterEach(async () => {
    link.restore();
    await Promise.all(stores.map((store) => store.close()));
  });
  afterAll(async () => {
    await admin.end();
    await database.close();
    await link.close();
    await own.drop();
  });

  const holdAppends = async (): Promise<() => Promise<void>> => {
    await admin.query('SELECT pg_advisory_lock($1)', [APPEND_LOCK]);
    return async () => {
      await admin.query('SELECT pg_advisory_unlock($1)', [APPEND_LOCK]);
    };
  };
  /** Process ids of the connections whose append waits for the lock, once there are so many. */
  const heldUp = async (count = 1): Promise<readonly number[]> => {
    for (;;) {
      const { rows } = await admin.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`,
      );
      if (rows.length >= count) return rows.map(({ pid }) => pid);
    }
  };
  const end = (pid: number): Promise<unknown> => admin.query('SELECT pg_terminate_backend($1)', [pid]);

  describe('content that cannot be stored', () => {
    it('refuses a name with a NUL character and lets its neighbours in the same batch through', async () => {
      const store = open();
      const streams = Array.from({ length: 6 }, () => newStream());
      const results = await Promise.allSettled(
        streams.map((stream, index) =>
          store.append(stream, sampleEvents(2, index === 3 ? { type: 'a\u0000b' } : {}), 'no-stream'),
        ),
      );
      expect(results.map(({ status }) => status === 'fulfilled')).toEqual([true, true, true, false, true, true]);
      expect((results[3] as PromiseRejectedResult).reason).toBeInstanceOf(NotStorable);
      expect(await store.read(streams[3] as string)).toEqual([]);
      for (const stream of streams.filter((_, index) => index !== 3)) expect(await store.read(stream)).toHaveLength(2);
    });

    it.each([
      { type: 'hush\u0000' },
      { type: 'hush\u001f' },
      { subject: 'hush\u001f', sealed: 'AAAA' },
      { subject: 'child-1', sealed: 'hush\u001f' },
    ])('refuses it alone, too, and does not repeat the content in the message', async (name) => {
      const refused = open().append(newStream(), [sampleEvent(name)], 'no-stream');
      await expect(refused).rejects.toThrow(NotStorable);
      await expect(refused).rejects.not.toThrow(/hush/);
    });

    it('refuses a stream of such a name', async () =>
      expect(open().append(`${newStream()}\u001f2 3`, [sampleEvent()], 'no-stream')).rejects.toThrow(NotStorable));

    it('keeps apart what stands beside each other in the text of an event, whatever it holds', async () => {
      const store = open();
      const stream = `${newStream()} 2 3`;
      const event = sampleEvent({ data: { note: 'a\u001fb 1 2' }, subject: 'child 1 \u{1f9d2}', sealed: 'A b' });
      await store.append(stream, [event], 'no-stream');
      const [kept] = await store.read(stream);
      expect({ ...kept, meta: kept?.meta }).toMatchObject({ ...event, stream });
    });

    it('rejects what is no JSON to the caller alone', async () => {
      const store = open();
      const [bad, good] = await Promise.allSettled([
        store.append(newStream(), [sampleEvent({ data: { amount: 1n } })], 'no-stream'),
        store.append(newStream(), [sampleEvent()], 'no-stream'),
      ]);
      expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
    });
  });

  describe('a lost connection', () => {
    it('recognises its own append when only the answer was lost', async () => {
      const store = open();
      const stream = newStream();
      await store.append(stream, sampleEvents(2), 'no-stream');
      link.loseAnswer('log.append');
      const outcome = await store.append(stream, sampleEvents(3), 1n);
      const events = await store.read(stream);
      expect(outcome).toEqual({ appended: true, revision: 4n, position: events[4]?.position, repeated: true });
      expect(events).toHaveLength(5);
    });

    it('recognises a whole batch of appends, the refused one too', async () => {
      const store = open();
      const streams = Array.from({ length: 10 }, () => newStream());
      await store.append(streams[9] as string, [sampleEvent()], 'no-stream');
      link.loseAnswer('log.append');
      const outcomes = await Promise.all(streams.map((stream) => store.append(stream, [sampleEvent()], 'no-stream')));
      expect(outcomes.map(({ appended }) => appended)).toEqual([...Array<boolean>(9).fill(true), false]);
      for (const stream of streams) expect(await store.read(stream)).toHaveLength(1);
    });

    it('appends once when the request never arrived', async () => {
      const store = open();
      const stream = newStream();
      await store.append(stream, [sampleEvent()], 'no-stream');
      link.loseRequest('log.append');
      expect(await store.append(stream, [sampleEvent()], 0n)).toMatchObject({ appended: true, revision: 1n });
      expect(await store.read(stream)).toHaveLength(2);
    });

    it('appends once when the server ends the connection in the middle', async () => {
      const store = open();
      const stream = newStream();
      const release = await holdAppends();
      const appended = store.append(stream, sampleEvents(2), 'no-stream');
      for (const pid of await heldUp()) await end(pid);
      await release();
      expect(await appended).toMatchObject({ appended: true, revision: 1n });
      expect(await store.read(stream)).toHaveLength(2);
    });

    it('goes on after the server ended it while it was idle', async () => {
      const store = open();
      await store.append(newStream(), [sampleEvent()], 'no-stream');
      const { rows } = await admin.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%log.append%' AND pid <> pg_backend_pid()`,
      );
      for (const { pid } of rows) await end(pid);
      expect(await store.append(newStream(), [sampleEvent()], 'no-stream')).toMatchObject({ appended: true });
    });

    it('gives up in bounded time while the database is away, and works when it is back', async () => {
      const store = open({ giveUpAfterMs: 300 });
      link.refuse();
      const stream = newStream();
      await expect(store.append(stream, [sampleEvent()], 'no-stream')).rejects.toThrow(StoreUnavailable);
      await expect(store.read(stream)).rejects.toThrow(StoreUnavailable);
      link.restore();
      expect(await store.append(stream, [sampleEvent()], 'no-stream')).toMatchObject({ appended: true });
    });

    it('carries an append over a short absence of the database', async () => {
      const store = open();
      await store.append(newStream(), [sampleEvent()], 'no-stream');
      link.refuse();
      const appended = store.append(newStream(), [sampleEvent()], 'no-stream');
      await expect(store.head()).rejects.toThrow(StoreUnavailable);
      link.restore();
      expect(await appended).toMatchObject({ appended: true });
    });

    it('does not wait for ever on a peer that says nothing', async () => {
      const store = open({ answerWithinMs: 100, giveUpAfterMs: 300, readWithinMs: 100 });
      const stream = newStream();
      await store.append(stream, [sampleEvent()], 'no-stream');
      link.freeze();
      await expect(store.append(stream, [sampleEvent()], 0n)).rejects.toThrow(StoreUnavailable);
      await expect(store.read(stream)).rejects.toThrow(StoreUnavailable);
      link.restore();
      expect(await store.append(stream, [sampleEvent()], 0n)).toMatchObject({ appended: true });
    });
  });

  describe('too much at once', () => {
    it('turns away what it cannot hold, and answers what it holds', async () => {
      const store = open({ waitingAppends: 3 });
      const release = await holdAppends();
      const flying = store.append(newStream(), [sampleEvent()], 'no-stream');
      await heldUp();
      const waiting = [1, 2, 3].map(() => store.append(newStream(), [sampleEvent()], 'no-stream'));
      await expect(store.append(newStream(), [sampleEvent()], 'no-stream')).rejects.toThrow(StoreBusy);
      await release();
      for (const outcome of await Promise.all([flying, ...waiting])) expect(outcome.appended).toBe(true);
      expect(await store.append(newStream(), [sampleEvent()], 'no-stream')).toMatchObject({ appended: true });
    });

    it('counts the size of what waits, too', async () => {
      const store = open({ waitingSize: 10_000 });
      const release = await holdAppends();
      const big = () => store.append(newStream(), [sampleEvent({ data: { text: 'x'.repeat(10_000) } })], 'no-stream');
      const flying = big();
      await heldUp();
      const waiting = big();
      await expect(big()).rejects.toThrow(StoreBusy);
      await release();
      await Promise.all([flying, waiting]);
    });

    it('answers every one of thousands of appends that come in bursts', async () => {
      const store = open({ writers: 2, batchAppends: 7 });
      const streams = Array.from({ length: 40 }, () => newStream());
      const worker = async (stream: string, seed: number): Promise<void> => {
        let random = seed;
        for (let round = 0; round < 50; round += 1) {
          expect(
            await store.append(stream, [sampleEvent()], round === 0 ? 'no-stream' : BigInt(round - 1)),
          ).toMatchObject({
            appended: true,
          });
          random = (random * 48_271) % 2_147_483_647;
          if (random % 3 === 0) await new Promise(setImmediate);
          if (random % 3 === 1) await Promise.resolve();
        }
      };
      await Promise.all(streams.map((stream, index) => worker(stream, index + 1)));
      for (const stream of streams) expect(await store.read(stream)).toHaveLength(50);
    });

    it('lets later appends of a stream go before the end of a burst on it, in order', async () => {
      const store = open({ writers: 2 });
      const stream = newStream();
      const outcomes = await Promise.all(
        Array.from({ length: 30 }, (_, round) =>
          store.append(stream, [sampleEvent()], round === 0 ? 'no-stream' : BigInt(round - 1)),
        ),
      );
      expect(outcomes.every(({ appended }) => appended)).toBe(true);
    });
  });

  describe('closing', () => {
    it('answers what waits, and takes no more', async () => {
      const store = open();
      const waiting = Array.from({ length: 300 }, () => store.append(newStream(), [sampleEvent()], 'no-stream'));
      const closed = store.close();
      await expect(store.append(newStream(), [sampleEvent()], 'no-stream')).rejects.toThrow(StoreUnavailable);
      await closed;
      for (const outcome of await Promise.all(waiting)) expect(outcome.appended).toBe(true);
    });

    it('leaves everything for the next start', async () => {
      const before = open();
      const stream = newStream();
      const first = await before.append(stream, sampleEvents(3), 'no-stream');
      await before.close();
      const after = open();
      const second = await after.append(stream, [sampleEvent()], 2n);
      expect(await after.read(stream)).toHaveLength(4);
      expect(first.appended && second.appended && second.position > first.position).toBe(true);
    });
  });

  describe('several processes', () => {
    it('lets one of two stores win each revision', async () => {
      const [one, other] = [open(), open()];
      const stream = newStream();
      let won = 0;
      const race = async (store: PostgresEventStore): Promise<void> => {
        for (let seen = -1n; seen < 40n;) {
          const outcome = await store.append(stream, [sampleEvent()], seen < 0n ? 'no-stream' : seen);
          if (outcome.appended) won += 1;
          seen = outcome.revision ?? -1n;
        }
      };
      await Promise.all([race(one), race(other)]);
      expect(await one.read(stream)).toHaveLength(won);
    });

    const woken = (store: PostgresEventStore): Promise<void> => {
      let stop = (): void => undefined;
      return new Promise<void>((resolve) => {
        stop = store.onAppended(resolve);
      }).finally(() => stop());
    };
    const listeners = async (): Promise<readonly number[]> => {
      for (;;) {
        const { rows } = await admin.query<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%' AND state = 'idle'`,
        );
        if (rows.length > 0) return rows.map(({ pid }) => pid);
      }
    };

    it('wakes those who listen in another process', async () => {
      const [writer, reader] = [open(), open()];
      await woken(reader); // it listens from now on
      const next = woken(reader);
      await writer.append(newStream(), [sampleEvent()], 'no-stream');
      await next;
    });

    it('listens again after its connection was lost, and wakes once for what it may have missed', async () => {
      const reader = open();
      await woken(reader);
      const again = woken(reader);
      for (const pid of await listeners()) await end(pid);
      await again;
    });
  });

  describe('a database set up in an unhelpful way', () => {
    it('keeps one winner and the order of positions at a stricter default isolation level', async () => {
      const name = new URL(own.url).pathname.slice(1);
      await admin.query(`ALTER DATABASE ${name} SET default_transaction_isolation = 'repeatable read'`);
      const [one, other] = [open(), open()];
      const stream = newStream();
      const outcomes = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          (index % 2 ? one : other).append(stream, [sampleEvent()], 'no-stream'),
        ),
      );
      await admin.query(`ALTER DATABASE ${name} RESET default_transaction_isolation`);
      expect(outcomes.filter(({ appended }) => appended)).toHaveLength(1);
    });

    it('says at once that the log is not there, instead of trying on', async () => {
      const empty = await ownDatabase();
      const other = await openDatabase({ url: empty.url });
      const store = new PostgresEventStore(other.pool);
      await expect(store.append(newStream(), [sampleEvent()], 'no-stream')).rejects.toThrow(StoreUnavailable);
      await store.close();
      await other.close();
      await empty.drop();
    });
  });

  it.each(['UPDATE log.event SET type = type', 'DELETE FROM log.event', 'TRUNCATE log.event'])(
    'the log itself refuses %s',
    async (statement) => {
      await open().append(newStream(), [sampleEvent()], 'no-stream');
      await expect(admin.query(statement)).rejects.toThrow(/never changed or removed/);
    },
  );
});
