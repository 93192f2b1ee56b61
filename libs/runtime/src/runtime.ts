import { Aggregates, type EventFeed, eventStoreMigrations, PostgresEventStore } from '@app/event-store';
import { type Database, migrate, openDatabase } from '@app/database';
import { feedsMigrations, ReadPositions } from '@app/feeds';
import { type Clock } from '@app/kernel';
import {
  type ErasureRegister,
  FileErasureRegister,
  keyEncryptionKeysFrom,
  openPrivacy,
  PostgresKeyTable,
  type Privacy,
  privacyMigrations,
} from '@app/privacy';
import { type Config, erasureRegisterOf } from './config';
import { erasing } from './erasing';
import { type Log } from './log';
import { type Erase, type Room } from './room';

/** One process's way to everything that is kept: opened, migrated, wired. Rooms get its parts by injection. */
export interface Runtime extends Database, Pick<Privacy, 'keyring' | 'sealer' | 'digests'> {
  readonly config: Config;
  readonly rooms: readonly Room[];
  readonly clock: Clock;
  readonly log: Log;
  readonly store: PostgresEventStore;
  readonly feed: EventFeed;
  readonly aggregates: Aggregates;
  readonly positions: ReadPositions;
  /** Who was erased, outside the database. */
  readonly erasures: ErasureRegister;
  readonly erase: Erase;
}

export interface RuntimeOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** What this process is, for `pg_stat_activity`. */
  readonly name?: string;
}

/** There is no database to open: the caller had to start one or to name one. */
export class NoDatabase extends Error {
  override readonly name = 'NoDatabase';
  constructor() {
    super('No database is given: set DATABASE_URL.');
  }
}

type Close = () => Promise<void> | void;

const inReverse = async (closes: readonly Close[]): Promise<void> => {
  for (const close of closes.toReversed()) await close();
};

/**
 * Opens the database, brings its schema up to date (log, keys, checkpoints, the rooms' tables) and wires store, keys and
 * command handling over it. What was opened is closed again when a later step fails.
 * @throws NoDatabase, DatabaseUnreachable, DatabaseTooOld, SchemaFromTheFuture, KeyFileRefused.
 */
export const openRuntime = async (
  config: Config,
  rooms: readonly Room[],
  { clock, log, name = 'teamaround' }: RuntimeOptions,
): Promise<Runtime> => {
  if (config.databaseUrl === undefined) throw new NoDatabase();
  const closes: Close[] = [];
  try {
    const database = await openDatabase({
      url: config.databaseUrl,
      entities: rooms.flatMap(({ entities }) => entities),
      applicationName: name,
    });
    closes.push(() => database.close());
    await migrate(database.dataSource, [
      ...eventStoreMigrations,
      ...privacyMigrations,
      ...feedsMigrations,
      ...rooms.flatMap(({ migrations }) => migrations),
    ]);
    const store = new PostgresEventStore(database.pool);
    closes.push(() => store.close());
    const keys = await keyEncryptionKeysFrom({
      files: config.keyEncryptionKeyFile?.split(',') ?? [],
      ...(config.nodeEnv === 'production' ? {} : { developmentHome: config.home }),
    });
    const privacy = await openPrivacy(new PostgresKeyTable(database.pool), keys);
    closes.push(() => privacy.stop());
    const { keyring, sealer, digests } = privacy;
    const aggregates = new Aggregates(store, sealer);
    const erasures = new FileErasureRegister(erasureRegisterOf(config));
    const { dataSource } = database;
    return {
      config,
      rooms,
      clock,
      log,
      pool: database.pool,
      dataSource,
      store,
      feed: store,
      keyring,
      sealer,
      digests,
      aggregates,
      erasures,
      erase: erasing({ erasures, keyring, aggregates, rooms, tools: { database: dataSource, digests } }),
      positions: new ReadPositions(database.pool),
      close: () => inReverse(closes),
    };
  } catch (error) {
    await inReverse(closes);
    throw error;
  }
};
