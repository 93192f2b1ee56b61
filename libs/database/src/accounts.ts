import pg from 'pg';
import { type Database } from './open-database';

/** What the account that opened a database could do to it. */
export interface AccountRights {
  /** It could change what is only ever added to, or the schema: it owns more than it folds, may make schemas, or is above all owners. */
  readonly overOthers: boolean;
  readonly mayMakeAccounts: boolean;
}

/** An account of the database server. */
export interface Account {
  readonly name: string;
  /** What it needs, in statements that may be carried out any number of times. */
  readonly grants: string;
}

/** One lock for everyone who makes accounts on this server: they belong to all its databases. */
const LOCK = 7_203_004;
/** Accounts are shared by all databases of a server: somebody else changed this one in the same moment. */
const CONCURRENT = /^(XX000|23505|42710|40001)$/;
const TRIES = 10;

/** @returns what the account of an opened database could do. */
export const rightsOf = async (
  { pool }: Pick<Database, 'pool'>,
  ownSchemas: readonly string[],
): Promise<AccountRights> => {
  const { rows } = await pool.query<AccountRights>(
    `SELECT r.rolsuper OR has_database_privilege(current_database(), 'CREATE') OR EXISTS (
       SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'S') AND n.nspname !~ '^pg_' AND NOT n.nspname = ANY ($1) AND pg_has_role(c.relowner, 'USAGE')
     ) AS "overOthers", r.rolsuper AS "mayMakeAccounts"
     FROM pg_roles r WHERE r.rolname = current_user`,
    [ownSchemas],
  );
  return rows[0] ?? { overOthers: true, mayMakeAccounts: false };
};

/**
 * Makes accounts where they are missing and gives each what it needs, and no more, in one transaction. An account that is there stays as it
 * is: how somebody signs in with it is for whoever runs the server, and a new one cannot be signed in with before they say so.
 */
export const prepareAccounts = async (
  { pool }: Pick<Database, 'pool'>,
  accounts: readonly Account[],
): Promise<void> => {
  const statements = accounts.map(
    ({ name, grants }) => `
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${pg.escapeLiteral(name)}) THEN
          CREATE ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
        END IF;
      END $$;
      ${grants};`,
  );
  const sql = `BEGIN; SELECT pg_advisory_xact_lock(${LOCK}); ${statements.join('\n')} COMMIT;`;
  for (let tries = 1; ; tries += 1) {
    const client = await pool.connect();
    try {
      await client.query(sql);
      client.release();
      return;
    } catch (error) {
      client.release(true);
      if (tries === TRIES || !CONCURRENT.test(String((error as { code?: unknown }).code))) throw error;
    }
  }
};

/** @returns the same database, opened by its owner with no more than the rights of another account: no password is needed or made. */
export const urlAs = (ownerUrl: string, account: string): string => {
  const url = new URL(ownerUrl);
  url.searchParams.set('options', `-c role=${account}`);
  return url.href;
};
