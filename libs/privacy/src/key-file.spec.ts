import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inspect } from 'node:util';
import { addDays, dayInLondon } from '@app/kernel';
import { keyEncryptionKeysFrom, keyFilesOf } from './key-file';
import { KeyFileRefused } from './private-file';

let home: string;
beforeEach(async () => (home = await mkdtemp(join(tmpdir(), 'key-file-'))));
afterEach(() => rm(home, { recursive: true }));

const keyFile = async (name: string, content: Buffer | string = randomBytes(32), mode = 0o600): Promise<string> => {
  const path = join(home, name);
  await writeFile(path, content);
  await chmod(path, mode);
  return path;
};

describe('Key files of an installation', () => {
  it('give the current key and the older ones', async () => {
    const [first, second] = [await keyFile('1'), await keyFile('2')];
    const before = await keyEncryptionKeysFrom({ files: [first] });
    const after = await keyEncryptionKeysFrom({ files: [second, first] });
    expect(after.current).not.toBe(before.current);
    const wrapped = await before.wrap('child-1', randomBytes(32));
    expect(await after.unwrap('child-1', wrapped, before.current)).toHaveLength(32);
  });
  it('are needed where no key may be made', () =>
    expect(keyEncryptionKeysFrom({ files: [] })).rejects.toThrow(KeyFileRefused));
  it('are refused when missing, with their path', () =>
    expect(keyEncryptionKeysFrom({ files: [join(home, 'none')] })).rejects.toThrow(/none cannot be read \(ENOENT\)/));
  it.each([0, 31, 33, 64])('are refused with %d bytes', async (length) =>
    expect(keyEncryptionKeysFrom({ files: [await keyFile('key', randomBytes(length))] })).rejects.toThrow(
      /exactly 32 bytes.*urandom/,
    ),
  );
  it('are refused when they are no file', () =>
    expect(keyEncryptionKeysFrom({ files: [home] })).rejects.toThrow(KeyFileRefused));
  it.each([0o640, 0o604, 0o644, 0o660, 0o777])('are refused with mode %o', async (mode) =>
    expect(keyEncryptionKeysFrom({ files: [await keyFile('key', randomBytes(32), mode)] })).rejects.toThrow(
      /open to other users.*chmod 600/,
    ),
  );
  it('are refused when an older one is not well, too', async () =>
    expect(keyEncryptionKeysFrom({ files: [await keyFile('1'), await keyFile('2', 'short')] })).rejects.toThrow(
      KeyFileRefused,
    ));
  it('never show their content in an error', async () => {
    const content = 'a-key-with-one-letter-too-many-in';
    const error: unknown = await keyEncryptionKeysFrom({ files: [await keyFile('key', content)] }).catch(
      (caught: unknown) => caught,
    );
    expect(inspect(error, { depth: 10 })).not.toContain('letter');
  });
});

describe('On a development machine', () => {
  it('a key is made once, private to its owner, and found again', async () => {
    const made = await keyEncryptionKeysFrom({ files: [], development: { home } });
    expect((await keyEncryptionKeysFrom({ files: [], development: { home } })).current).toBe(made.current);
    const path = join(home, 'keys', 'development.key');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(home, 'keys'))).mode & 0o777).toBe(0o700);
    expect(await readFile(path)).toHaveLength(32);
  });
  it('twenty starts at once agree on one key and leave nothing behind', async () => {
    const starts = Array.from({ length: 20 }, () => keyEncryptionKeysFrom({ files: [], development: { home } }));
    expect(new Set((await Promise.all(starts)).map(({ current }) => current)).size).toBe(1);
    expect(await readdir(join(home, 'keys'))).toEqual(['development.key']);
  });
  it('a new key takes the place of one that is old enough, which still unwraps', async () => {
    const { current: first } = await keyEncryptionKeysFrom({ files: [], development: { home } });
    const made = dayInLondon((await stat(join(home, 'keys', 'development.key'))).mtime);
    const on = (days: number) => ({ home, renew: { today: addDays(made, days), everyDays: 30 } });
    const namesOn = async (days: number): Promise<readonly string[]> =>
      (await keyFilesOf({ files: [], development: on(days) })).map((path) => basename(path));
    expect(await namesOn(29)).toEqual(['development.key']);
    const later = `development-${addDays(made, 30)}.key`;
    expect(await namesOn(30)).toEqual([later, 'development.key']);
    expect(await namesOn(59)).toEqual([later, 'development.key']);
    expect(await namesOn(60)).toEqual([`development-${addDays(made, 60)}.key`, later, 'development.key']);
    // Whatever only looks makes none.
    expect(await keyFilesOf({ files: [], development: { home } })).toHaveLength(3);
    // One that was destroyed does not come back.
    await rm(join(home, 'keys', 'development.key'));
    expect(await namesOn(61)).toHaveLength(2);
    expect((await keyEncryptionKeysFrom({ files: [], development: { home } })).current).not.toBe(first);
  });
  it('a file that is given goes first', async () => {
    const file = await keyFile('own');
    const { current } = await keyEncryptionKeysFrom({ files: [file], development: { home } });
    expect(current).toBe((await keyEncryptionKeysFrom({ files: [file] })).current);
    expect(await readdir(home)).toEqual(['own']);
  });
});
