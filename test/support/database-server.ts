import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../libs/database/src/embedded/embedded-postgres';
import { makeTestAccounts } from '../../libs/database/src/testing/accounts-of-the-tests';
import stop, { onStop } from './database-server.stop';

/** Before all suites: the server of DATABASE_URL, or one of our own in a temporary folder. Suites find it by the environment. */
export default async function start(): Promise<void> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') {
    process.env['TEAMAROUND_TEST_DATABASE_URL'] = given;
    await makeTestAccounts(given);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'teamaround-test-'));
  const server = await startEmbeddedPostgres({ folder });
  process.env['TEAMAROUND_TEST_DATABASE_URL'] = server.url;
  await makeTestAccounts(server.url);
  onStop(async () => {
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  });
  // The server does not hear Ctrl-C, and jest ends without its teardown.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(1)));
}
