import { randomBytes } from 'node:crypto';
import { type Database, migrate, openDatabase } from '@app/database';
import { ownDatabase, type OwnDatabase } from '@app/database/testing';
import { KEY_BYTES, LocalKeyEncryptionKeys } from '../key-encryption-keys';
import { openPrivacy, type Privacy } from '../privacy';
import { behavesAsAKeyTable } from '../testing/key-table-contract';
import { PostgresKeyTable } from './postgres.key-table';
import { privacyMigrations } from './privacy.migrations';

let own: OwnDatabase;
let databases: Database[];
let opened: Privacy[];
/** As another process would: with connections of its own. */
const connect = async (): Promise<Database> => {
  const database = await openDatabase({ url: own.url });
  databases.push(database);
  return database;
};
beforeAll(async () => {
  own = await ownDatabase();
  databases = [];
  const database = await openDatabase({ url: own.url });
  await migrate(database.dataSource, privacyMigrations);
  await database.close();
});
beforeEach(() => ((databases = []), (opened = [])));
afterEach(async () => {
  await Promise.all(opened.map((privacy) => privacy.stop()));
  const [first] = databases;
  // Emptying the table is forbidden to everyone but its owner, who must say so.
  await first?.pool.query(
    'ALTER TABLE keys.subject_key DISABLE TRIGGER ALL; TRUNCATE keys.subject_key, keys.wrapping_key; ALTER TABLE keys.subject_key ENABLE TRIGGER ALL',
  );
  await Promise.all(databases.map((database) => database.close()));
});
afterAll(() => own.drop());

const kek = new LocalKeyEncryptionKeys([randomBytes(KEY_BYTES)]);
const startProcess = async (): Promise<Privacy> => {
  const { pool } = await connect();
  const privacy = await openPrivacy(new PostgresKeyTable(pool), kek, { maxAge: 3_600_000 });
  opened.push(privacy);
  return privacy;
};
const eventually = async (condition: () => Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise((later) => setImmediate(later));
};
const note = { eventId: 'e', type: 'notebook.noted.v1', personal: { text: 'canary' } };

describe('The key table in PostgreSQL', () => {
  behavesAsAKeyTable(async () => new PostgresKeyTable((await connect()).pool));

  it.each([
    ['deleted', 'DELETE FROM keys.subject_key'],
    ['emptied', 'TRUNCATE keys.subject_key'],
    ['given another subject', `UPDATE keys.subject_key SET subject = 'child-2' WHERE subject = 'child-1'`],
    ['un-erased', `UPDATE keys.subject_key SET erased_at = NULL, wrapped = '', key_id = '' WHERE subject = 'child-0'`],
  ])('cannot be %s behind our back', async (_, statement) => {
    const { pool } = await connect();
    const table = new PostgresKeyTable(pool);
    await table.erase('child-0');
    await table.keep([{ subject: 'child-1', is: 'wrapped', wrapped: randomBytes(61), keyId: 'k' }]);
    await expect(pool.query(statement)).rejects.toThrow('stays');
  });
});

describe('Processes that share a key table', () => {
  it('agree on every key when they register the same children at once', async () => {
    const [here, there] = [await startProcess(), await startProcess()];
    const items = Array.from({ length: 3_000 }, (_, n) => ({ ...note, subject: `child-${n}` }));
    const [mine, theirs] = await Promise.all([here.sealer.seal(items), there.sealer.seal(items.toReversed())]);
    const reader = await startProcess();
    const openedByAll = await reader.sealer.open([
      ...items.map((item, n) => ({ ...item, sealed: mine[n] ?? '' })),
      ...items.toReversed().map((item, n) => ({ ...item, sealed: theirs[n] ?? '' })),
    ]);
    expect(openedByAll).toEqual(Array(6_000).fill(note.personal));
  });
  it('forget a key as soon as one of them erases it', async () => {
    const [here, there] = [await startProcess(), await startProcess()];
    const item = { ...note, subject: 'child-1' };
    const [sealed = ''] = await there.sealer.seal([item]);
    await here.keyring.erase('child-1');
    await eventually(async () => (await there.sealer.open([{ ...item, sealed }]))[0] === 'erased');
    await expect(there.sealer.seal([item])).rejects.toThrow('erased');
  });
  it('forget it also when the connection was lost that would have told them', async () => {
    const [here, there] = [await startProcess(), await startProcess()];
    const item = { ...note, subject: 'child-1' };
    const [sealed = ''] = await there.sealer.seal([item]);
    const { pool } = await connect();
    await pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN "subject_erased"'`);
    await here.keyring.erase('child-1');
    await eventually(async () => (await there.sealer.open([{ ...item, sealed }]))[0] === 'erased');
    // And are told again once they have a new connection.
    await eventually(async () => {
      const { rowCount } = await pool.query(`SELECT FROM pg_stat_activity WHERE query = 'LISTEN "subject_erased"'`);
      return rowCount === 2;
    });
    const other = { ...note, subject: 'child-2' };
    const [second = ''] = await there.sealer.seal([other]);
    await here.keyring.erase('child-2');
    await eventually(async () => (await there.sealer.open([{ ...other, sealed: second }]))[0] === 'erased');
  });
  it('share the secret behind digests', async () => {
    const [here, there] = await Promise.all([startProcess(), startProcess()]);
    expect(here.digests.keyedDigest('x')).toBe(there.digests.keyedDigest('x'));
  });
});

describe('What lies in the key table', () => {
  it('opens nothing without the key-encryption key', async () => {
    const { sealer } = await startProcess();
    await sealer.seal([{ ...note, subject: 'child-1' }]);
    const stranger = new LocalKeyEncryptionKeys([randomBytes(KEY_BYTES)]);
    const { pool } = await connect();
    await expect(openPrivacy(new PostgresKeyTable(pool), stranger)).rejects.toThrow('was not given');
  });
  it('is re-wrapped while others go on writing', async () => {
    const [older, newer] = [randomBytes(KEY_BYTES), randomBytes(KEY_BYTES)];
    const before = await openPrivacy(new PostgresKeyTable((await connect()).pool), new LocalKeyEncryptionKeys([older]));
    const after = await openPrivacy(
      new PostgresKeyTable((await connect()).pool),
      new LocalKeyEncryptionKeys([newer, older]),
    );
    opened.push(before, after);
    const items = Array.from({ length: 700 }, (_, n) => ({ ...note, subject: `child-${n}` }));
    const sealed = await before.sealer.seal(items.slice(0, 350));
    const [rest] = await Promise.all([
      after.sealer.seal(items.slice(350)),
      after.keyring.rotate('2007-06-18', 100),
      after.keyring.rotate('2007-06-18', 70),
      after.keyring.erase('child-0'),
    ]);
    await after.keyring.rotate('2007-06-18');
    const reader = await openPrivacy(new PostgresKeyTable((await connect()).pool), new LocalKeyEncryptionKeys([newer]));
    opened.push(reader);
    const texts = [...sealed, ...rest];
    const all = await reader.sealer.open(items.map((item, n) => ({ ...item, sealed: texts[n] ?? '' })));
    expect(all).toEqual(['erased', ...Array<object>(699).fill(note.personal)]);
  });
});
