import pg from 'pg';
import { AbstractLogger, DataSource } from 'typeorm';
import { plainTypes } from './plain-types';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name` */
  readonly url: string;
  /** TypeORM entity classes of the rows to be queried. */
  readonly entities?: readonly (abstract new (...args: never[]) => unknown)[];
  /** Connections for queries and projections; the event log's writers and its listener have their own. */
  readonly poolSize?: number;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string;
}

/** One database, opened: the pool and the DataSource share the same connections. */
export interface Database {
  readonly pool: pg.Pool;
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** No connection could be made. The message names host and database, never the password. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable';
  constructor(url: string, cause: unknown) {
    const { host, pathname } = new URL(url);
    const code = (cause as { code?: string }).code ?? 'no answer';
    super(`The database ${pathname.slice(1)} at ${host} cannot be reached (${code}).`, { cause });
  }
}

/** The server is older than the schema is written for. */
export class DatabaseTooOld extends Error {
  override readonly name = 'DatabaseTooOld';
  constructor(url: string, version: string) {
    super(`The database server at ${new URL(url).host} is PostgreSQL ${version}: Teamaround needs ${OLDEST} or newer.`);
  }
}
const OLDEST = 15;

/** A connection that cannot be made in this time counts as refused. */
const CONNECT_MS = 5_000;

/** TypeORM would print failures to the console besides throwing them. */
class Quiet extends AbstractLogger {
  protected override writeLog(): void {
    // What matters is thrown.
  }
}

/**
 * Opens a database for pg and for TypeORM over one pool. Never changes the schema: that is `migrate`.
 * @throws DatabaseUnreachable, DatabaseTooOld
 */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const { url, entities = [], poolSize = 10, applicationName = 'teamaround' } = options;
  const dataSource = new DataSource({
    type: 'postgres',
    driver: pg,
    url,
    entities: [...entities] as never[],
    synchronize: false,
    installExtensions: false,
    logging: false,
    logger: new Quiet(),
    migrationsTableName: 'schema_migration',
    poolSize,
    applicationName,
    connectTimeoutMS: CONNECT_MS,
    // An idle connection was lost: the pool has dropped it and makes another when one is asked for.
    poolErrorHandler: () => undefined,
    extra: { types: plainTypes, keepAlive: true },
  });
  try {
    await dataSource.initialize();
  } catch (error) {
    throw isRefusedConnection(error) ? new DatabaseUnreachable(url, error) : error;
  }
  const { master, version } = dataSource.driver as unknown as { readonly master: pg.Pool; readonly version: string };
  if (Number.parseInt(version) < OLDEST) {
    await dataSource.destroy();
    throw new DatabaseTooOld(url, version);
  }
  return { pool: master, dataSource, close: () => dataSource.destroy() };
};

/** Network errors, and PostgreSQL's own classes for wrong credentials (28), no such database (3D), and not taking connections (53, 57). */
const isRefusedConnection = (error: unknown): boolean =>
  /^(E[A-Z]+|28...|3D...|53...|57...)$/.test((error as { code?: string }).code ?? '') ||
  /timeout|terminated/i.test((error as Error).message);
