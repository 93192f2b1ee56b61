import { createSecretKey, randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres, openDatabase, type Database, migrate } from '@app/database';
import { eventStoreMigrations } from '@app/event-store';
import { KEY_BYTES, LocalKeyEncryptionKeys, openPrivacy, PostgresKeyTable, privacyMigrations } from '@app/privacy';
import { decrypt } from '../../libs/privacy/src/envelope';

/** A wrapped data key: version, nonce, 32 bytes of key, tag. */
const WRAPPED_BYTES = 61;
const subject = 'child-0b7c1d52-2f4e-4a86-9c31-5e8d7a6b4c20';
const note = { subject, eventId: 'e', type: 'caf.opened.v1', personal: { text: 'The canary sings in the attic' } };

/** Every file of a data folder in which something of the key table could be left: heap, journal and what goes with them. */
const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });

/**
 * Tries a key-encryption key on every place of every file that could be a wrapped data key of the erased child.
 * @returns the data keys that open.
 */
const opensIn = (folder: string, version: number, material: Buffer, keyId: string): readonly Buffer[] => {
  const key = createSecretKey(material);
  return filesUnder(folder).flatMap((file) => {
    const bytes = readFileSync(file);
    const opened: Buffer[] = [];
    for (let at = bytes.indexOf(version); at !== -1; at = bytes.indexOf(version, at + 1)) {
      // A place that is empty behind the version holds nothing.
      if (at + WRAPPED_BYTES > bytes.length || (bytes.readUInt32BE(at + 1) === 0 && bytes.readUInt32BE(at + 5) === 0))
        continue;
      try {
        opened.push(decrypt(key, bytes.subarray(at, at + WRAPPED_BYTES), ['data-key', subject, keyId]));
      } catch {
        // It was none, or another key's.
      }
    }
    return opened;
  });
};

describe('S5: the erasure of a child ends when the old key-encryption key is destroyed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'erasure-'));
  const backup = mkdtempSync(join(tmpdir(), 'backup-'));
  const [older, newer] = [randomBytes(KEY_BYTES), randomBytes(KEY_BYTES)];
  let server: EmbeddedPostgres | undefined;
  let database: Database | undefined;
  let data: string;
  let sealed: string;
  let version: number;

  const open = async (at: string, ...keys: [Buffer, ...Buffer[]]) => {
    server = await startEmbeddedPostgres({ folder: at });
    data = join(server.folder, 'data');
    database = await openDatabase({ url: server.url, poolSize: 4, applicationName: 'proof' });
    const table = new PostgresKeyTable(database.pool);
    return { table, pool: database.pool, privacy: () => openPrivacy(table, new LocalKeyEncryptionKeys(keys)) };
  };
  const close = async (): Promise<void> => {
    await database?.pool.query('CHECKPOINT');
    await database?.close();
    await server?.stop();
    [database, server] = [undefined, undefined];
  };
  const idOf = (material: Buffer): string => new LocalKeyEncryptionKeys([material]).current;
  const opens = (at: string, dataKey: Buffer | undefined): unknown =>
    dataKey === undefined
      ? undefined
      : JSON.parse(
          decrypt(createSecretKey(dataKey), Buffer.from(sealed, 'base64'), [
            'personal',
            at,
            'e',
            'caf.opened.v1',
          ]).toString(),
        );

  beforeAll(async () => {
    const { table, privacy } = await open(folder, older);
    await migrate((database as Database).dataSource, [...eventStoreMigrations, ...privacyMigrations]);
    const before = await privacy();
    await before.keyring.noteInUse('2007-06-01');
    [sealed = ''] = await before.sealer.seal([note]);
    const [kept] = await table.find([subject]);
    if (kept?.is !== 'wrapped') throw new Error('no key was kept');
    expect(kept.wrapped).toHaveLength(WRAPPED_BYTES);
    version = kept.wrapped[0] as number;
    await before.stop();
    await close();
    // With owner and rights, as a backup of the files has them.
    execFileSync('cp', ['-a', data, join(backup, 'data')]);

    const erasing = await open(folder, older);
    const privacyThen = await erasing.privacy();
    await privacyThen.keyring.erase(subject);
    expect(await privacyThen.sealer.open([{ ...note, sealed }])).toEqual(['erased']);
    await privacyThen.stop();
    await close();
  });
  afterAll(async () => {
    await close().catch(() => undefined);
    for (const made of [folder, backup]) rmSync(made, { recursive: true, force: true });
  });

  it('until then the key of the day opens what is left in the journal, in the heap or in a backup (control)', () => {
    const left = opensIn(data, version, older, idOf(older));
    const inBackup = opensIn(join(backup, 'data'), version, older, idOf(older));
    expect(left.length).toBeGreaterThan(0);
    expect(inBackup.length).toBeGreaterThan(0);
    for (const dataKey of [left[0], inBackup[0]]) expect(opens(subject, dataKey)).toEqual(note.personal);
  });

  it('and then nothing opens it any more, in none of the three', async () => {
    const { privacy } = await open(folder, newer, older);
    const rotating = await privacy();
    expect(await rotating.keyring.rotate('2007-07-01')).toBeGreaterThan(0);
    expect(await rotating.keyring.wrappingKeys()).toEqual([
      { id: idOf(older), firstUsedOn: '2007-06-01', retiredOn: '2007-07-01', destroyedOn: null },
      { id: idOf(newer), firstUsedOn: '2007-07-01', retiredOn: null, destroyedOn: null },
    ]);
    await rotating.stop();
    await close();
    expect(opensIn(data, version, newer, idOf(newer))).toEqual([]);
    expect(opensIn(join(backup, 'data'), version, newer, idOf(newer))).toEqual([]);
    // Nor under the name of the old key.
    expect(opensIn(join(backup, 'data'), version, newer, idOf(older))).toEqual([]);
  });

  it('a backup from before opens with no key that is kept', async () => {
    const { privacy } = await open(backup, newer);
    await expect(privacy()).rejects.toThrow('was not given');
  });
});
