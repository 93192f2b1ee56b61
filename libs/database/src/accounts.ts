import { createHmac } from 'node:crypto';
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
 * Makes accounts where they are missing and gives each what it needs, and no more, in one transaction.
 * @param passwordOf the password to sign in with; undefined leaves that to whoever runs the server.
 */
export const prepareAccounts = async (
  { pool }: Pick<Database, 'pool'>,
  accounts: readonly Account[],
  passwordOf: (account: string) => string | undefined,
): Promise<void> => {
  const statements = accounts.map(({ name, grants }) => {
    const password = passwordOf(name);
    const secret = password === undefined ? '' : ` PASSWORD ${pg.escapeLiteral(password)}`;
    return `
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${pg.escapeLiteral(name)}) THEN CREATE ROLE ${name}; END IF;
      END $$;
      ALTER ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS${secret};
      ${grants};`;
  });
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

/**
 * The password of an account that this program made for itself, worked out from its owner's: nobody has to keep it, and only
 * who could have made the account knows it.
 */
export const derivedPassword = (ownerUrl: string, account: string): string =>
  createHmac('sha256', decodeURIComponent(new URL(ownerUrl).password))
    .update(`teamaround account ${account}`)
    .digest('hex');

/** @returns the same database, for another account. */
export const urlFor = (ownerUrl: string, account: string): string => {
  const url = new URL(ownerUrl);
  const password = derivedPassword(ownerUrl, account);
  url.username = account;
  url.password = password;
  return url.href;
};
