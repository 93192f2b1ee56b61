import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of one suite's own, empty at first. */
export interface OwnDatabase {
  readonly url: string;
  /** Ends whatever is still connected to it, and removes it. */
  drop(): Promise<void>;
}

const serverUrl = (): string => {
  const url = process.env['TEAMAROUND_TEST_DATABASE_URL'];
  if (url === undefined) throw new Error('no test database server: is this an integration or e2e spec?');
  return url;
};

const onServer = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Makes a new, uniquely named database on the test server. Drop it when the suite ends. */
export const ownDatabase = async (): Promise<OwnDatabase> => {
  const name = `teamaround_test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
};
