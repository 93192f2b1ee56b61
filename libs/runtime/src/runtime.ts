import { Aggregates, type EventFeed, eventStoreMigrations, PostgresEventStore } from '@app/event-store';
import {
  type Database,
  migrate,
  type Migration,
  openDatabase,
  prepareAccounts,
  requireSchema,
  rightsOf,
  urlAs,
} from '@app/database';
import { feedsMigrations, ReadPositions } from '@app/feeds';
import { type Clock, dayInLondon } from '@app/kernel';
import {
  type ErasureRegister,
  FileErasureRegister,
  keyEncryptionKeysFrom,
  openPrivacy,
  PostgresKeyTable,
  type Privacy,
  privacyMigrations,
} from '@app/privacy';
import { AccountOverOthers, accounts, applicationAccount, foldedSchemas } from './accounts';
import { type Config, erasureRegisterOf, keyFilesGiven } from './config';
import { erasing } from './erasing';
import { type Log } from './log';
import { type Erase, type Room } from './room';

/** One process's way to everything that is kept: opened, migrated, wired. Rooms get its parts by injection. */
export interface Runtime extends Database, Pick<Privacy, 'keyring' | 'sealer' | 'digests'> {
  readonly config: Config;
  /** The same database under the account that answers requests and keeps the log; everything else goes by that of DATABASE_URL. */
  readonly application: Database;
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
  /**
   * Whether schema and accounts are brought up to date, as far as the account of DATABASE_URL may, or only asked for, so that who merely
   * looks changes nothing. Default: brought up to date.
   */
  readonly schema?: 'up-to-date' | 'required';
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
  { clock, log, name = 'teamaround', schema = 'up-to-date' }: RuntimeOptions,
): Promise<Runtime> => {
  if (config.databaseUrl === undefined) throw new NoDatabase();
  const closes: Close[] = [];
  try {
    const open = async (url: string): Promise<Database> => {
      const opened = await openDatabase({
        url,
        entities: rooms.flatMap(({ entities }) => entities),
        applicationName: name,
      });
      closes.push(() => opened.close());
      return opened;
    };
    const database = await open(config.databaseUrl);
    const as = await (schema === 'required' ? requiredFor : preparedFor)(config, database, rooms, log);
    const application = as === undefined ? database : await open(as);
    const store = new PostgresEventStore(application.pool);
    closes.push(() => store.close());
    const renewOn = schema === 'required' ? undefined : dayInLondon(clock());
    const keys = await keyEncryptionKeysFrom(keyFilesGiven(config, renewOn));
    const privacy = await openPrivacy(new PostgresKeyTable(application.pool, database.pool), keys);
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
      application,
      dataSource,
      store,
      feed: store,
      keyring,
      sealer,
      digests,
      aggregates,
      erasures,
      erase: erasing({ erasures, keyring, aggregates, rooms, tools: { database: dataSource, digests } }),
      positions: new ReadPositions(application.pool),
      close: () => inReverse(closes),
    };
  } catch (error) {
    await inReverse(closes);
    throw error;
  }
};

const migrationsOf = (rooms: readonly Room[]): readonly Migration[] => [
  ...eventStoreMigrations,
  ...privacyMigrations,
  ...feedsMigrations,
  ...rooms.flatMap(({ migrations }) => migrations),
];

/**
 * Asks for the schema of this version.
 * @returns where to open the database with the rights of the application's account; undefined to go on with those of DATABASE_URL.
 * @throws AccountOverOthers in production, SchemaFromTheFuture, SchemaBehind.
 */
const requiredFor = async (
  { databaseUrl = '', nodeEnv }: Config,
  database: Database,
  rooms: readonly Room[],
): Promise<string | undefined> => {
  const { overOthers, mayMakeAccounts } = await rightsOf(database, foldedSchemas);
  if (overOthers && nodeEnv === 'production') throw new AccountOverOthers();
  await requireSchema(database.dataSource, migrationsOf(rooms));
  return overOthers && mayMakeAccounts ? urlAs(databaseUrl, applicationAccount.name) : undefined;
};

/**
 * Sees to the schema as far as the account of DATABASE_URL may, and in development to the accounts.
 * @returns where to open the database for the application's account; undefined to go on with that of DATABASE_URL.
 * @throws AccountOverOthers in production, SchemaFromTheFuture, SchemaBehind.
 */
const preparedFor = async (
  { databaseUrl = '', nodeEnv }: Config,
  database: Database,
  rooms: readonly Room[],
  log: Log,
): Promise<string | undefined> => {
  const { overOthers, mayMakeAccounts } = await rightsOf(database, foldedSchemas);
  if (overOthers && nodeEnv === 'production') throw new AccountOverOthers();
  if (!overOthers) {
    await requireSchema(database.dataSource, migrationsOf(rooms));
    return undefined;
  }
  await migrate(database.dataSource, migrationsOf(rooms));
  if (!mayMakeAccounts) {
    log.warn('one-database-account', {
      meaning:
        'the account in DATABASE_URL may make no other: everything runs on it, and nothing but triggers keeps it from the log',
    });
    return undefined;
  }
  await prepareAccounts(database, accounts);
  return urlAs(databaseUrl, applicationAccount.name);
};

/**
 * What the owner's account does before a version runs in production: the schema, and the accounts that the system runs on. Their passwords
 * are given by whoever runs the database server.
 * @throws SchemaFromTheFuture
 */
export const prepareDatabase = async (url: string, rooms: readonly Room[]): Promise<readonly string[]> => {
  const database = await openDatabase({ url, poolSize: 2, applicationName: 'teamaround prepare-database' });
  try {
    const done = await migrate(database.dataSource, migrationsOf(rooms));
    await prepareAccounts(database, accounts);
    return done;
  } finally {
    await database.close();
  }
};
