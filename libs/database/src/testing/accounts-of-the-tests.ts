import pg from 'pg';

const PASSWORD = 'of-the-tests';
/** Made before the product makes them, so that specs can sign in: the product gives no password to anybody. */
const ACCOUNTS = ['teamaround_application', 'teamaround_worker'] as const;

/** Makes the accounts of production on a test server, where they are missing. */
export const makeTestAccounts = async (serverUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    for (const account of ACCOUNTS)
      await client.query(`DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${account}') THEN
          CREATE ROLE ${account} LOGIN PASSWORD '${PASSWORD}';
        END IF;
      END $$`);
  } finally {
    await client.end();
  }
};

/** @returns the same database, for somebody who signs in with one of the accounts of production. */
export const signedInAs = (ownerUrl: string, account: (typeof ACCOUNTS)[number]): string => {
  const url = new URL(ownerUrl);
  url.username = account;
  url.password = PASSWORD;
  return url.href;
};
