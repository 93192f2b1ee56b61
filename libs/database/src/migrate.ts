import { type DataSource, MigrationExecutor, type MigrationInterface, type QueryRunner } from 'typeorm';
import { type Migration } from './migration';

/** The database holds changes that this version of the program does not know: it must not touch it. */
export class SchemaFromTheFuture extends Error {
  override readonly name = 'SchemaFromTheFuture';
  constructor(readonly unknown: readonly string[]) {
    super(
      `This database was last used by a newer version of Teamaround (it has ${String(unknown.length)} schema ` +
        `change${unknown.length === 1 ? '' : 's'} that this version does not know): start that version again.`,
    );
  }
}

/** The database lacks changes that this version needs, and the account in use may not make them. */
export class SchemaBehind extends Error {
  override readonly name = 'SchemaBehind';
  constructor(missing: number) {
    super(
      `The database lacks ${String(missing)} schema change${missing === 1 ? '' : 's'} of this version, and the account in ` +
        'DATABASE_URL may not make them, or only looks: run "npm start", or "npm run teamaround -- prepare-database" with the owner\'s account, first.',
    );
  }
}

/** Schema of all read models; first, because every room makes its tables in it. */
const readSchema: Migration = { name: 'read-schema', at: 1_790_000_000_000, sql: 'CREATE SCHEMA read' };

const nameOf = ({ name, at }: Migration): string => `${name}-${at}`;

/**
 * For an account that may not change the schema.
 * @throws SchemaFromTheFuture, SchemaBehind when this version needs another schema than the database has.
 */
export const requireSchema = async (dataSource: DataSource, migrations: readonly Migration[]): Promise<void> => {
  const needed = new Set([readSchema, ...migrations].map(nameOf));
  const rows = await dataSource
    .query<{ name: string }[]>('SELECT name FROM public.schema_migration')
    .catch((error: unknown) => {
      if ((error as { code?: unknown }).code === NO_SUCH_TABLE) return [];
      throw error;
    });
  const done = new Set(rows.map(({ name }) => name));
  const unknown = [...done].filter((name) => !needed.has(name));
  if (unknown.length > 0) throw new SchemaFromTheFuture(unknown);
  const missing = [...needed].filter((name) => !done.has(name)).length;
  if (missing > 0) throw new SchemaBehind(missing);
};

const NO_SUCH_TABLE = '42P01';

/** One lock for everyone who migrates this database. */
const LOCK = 7_203_001;

const asTypeOrm = (migration: Migration): MigrationInterface => ({
  name: nameOf(migration),
  up: (runner: QueryRunner) => runner.query(migration.sql) as Promise<void>,
  down: () => Promise.reject(new Error('migrations go forward only')),
});

/**
 * Brings the schema up to date: every migration that the database has not seen, in order of `at`, each in its own transaction.
 * Several processes may call it at once; one works and the others wait.
 * @returns the names of what was done now.
 * @throws SchemaFromTheFuture before anything is changed; an Error when two migrations share a time.
 */
export const migrate = async (dataSource: DataSource, migrations: readonly Migration[]): Promise<readonly string[]> => {
  const all = [readSchema, ...migrations];
  const twice = all.find(({ at }, index) => all.findIndex((other) => other.at === at) !== index);
  if (twice !== undefined) throw new Error(`two migrations share the time ${twice.at}, one of them is ${twice.name}`);
  const known = all.map(asTypeOrm);

  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [LOCK]);
    // TypeORM wants migrations when the DataSource is made; we know them only when all rooms are loaded.
    Object.assign(dataSource, { migrations: known });
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'each';
    const unknown = (await executor.getExecutedMigrations()).filter(({ name }) => !known.some((k) => k.name === name));
    if (unknown.length > 0) throw new SchemaFromTheFuture(unknown.map(({ name }) => name));
    const done = await executor.executePendingMigrations();
    return done.map(({ name }) => name);
  } finally {
    // A connection that broke has lost the lock with it.
    await runner.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    await runner.release();
  }
};
