import { randomBytes } from 'node:crypto';
import { access, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { addDays, type CalendarDate, dayInLondon } from '@app/kernel';
import { KEY_BYTES, LocalKeyEncryptionKeys } from './key-encryption-keys';
import { createPrivateFile, KeyFileRefused, readPrivateFile } from './private-file';

const readKeyFile = async (path: string): Promise<Buffer> => {
  const key = await readPrivateFile(path);
  if (key.length !== KEY_BYTES)
    throw new KeyFileRefused(
      `the key file ${path} must hold exactly ${KEY_BYTES} bytes, no text and no line end; make one with: ` +
        `(umask 077; head -c ${KEY_BYTES} /dev/urandom > FILE)`,
    );
  return key;
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const FIRST = 'development.key';
const LATER = /^development-(\d{4}-\d{2}-\d{2})\.key$/;

/** Where a development machine keeps the keys that it makes for itself. */
export const developmentKeysIn = (home: string): string => join(home, 'keys');

/** @returns whether a file is one that a development machine makes for itself in its data folder. */
export const isDevelopmentKey = (file: string, home: string): boolean =>
  dirname(file) === developmentKeysIn(home) && (basename(file) === FIRST || LATER.test(basename(file)));

export interface KeyFiles {
  /** Key files, the current one first; the others are needed until no kept backup is wrapped with them. */
  readonly files: readonly string[];
  /** Of a development machine, where a key may be made when no file is given. Absent in production. */
  readonly development?: {
    /** Data folder. */
    readonly home: string;
    /** Where a new key takes the place of one that is as old as this: the day, and the age in days. Left out by commands that only look. */
    readonly renew?: { readonly today: CalendarDate; readonly everyDays: number };
  };
}

/**
 * The key files of this installation, the current one first: those given, else, on a development machine only, those made in its data
 * folder, where a new one is made when there is none or the newest is due to be exchanged.
 * @throws KeyFileRefused when there is none.
 */
export const keyFilesOf = async ({ files, development }: KeyFiles): Promise<readonly string[]> => {
  if (files.length > 0) return files;
  if (development === undefined)
    throw new KeyFileRefused('no key file is given: personal data cannot be sealed without one');
  const { home, renew } = development;
  const folder = developmentKeysIn(home);
  const first = join(folder, FIRST);
  const later = (await readdir(folder).catch(() => [])).filter((name) => LATER.test(name)).toSorted();
  const made = [...later.toReversed().map((name) => join(folder, name))];
  if (made.length === 0 || (await exists(first))) {
    await createPrivateFile(first, randomBytes(KEY_BYTES));
    made.push(first);
  }
  if (renew === undefined) return made;
  const newest = later.at(-1);
  const since = newest === undefined ? dayInLondon((await stat(first)).mtime) : (LATER.exec(newest)?.[1] ?? '');
  if (renew.today < addDays(since, renew.everyDays)) return made;
  const next = join(folder, `development-${renew.today}.key`);
  await createPrivateFile(next, randomBytes(KEY_BYTES));
  return [next, ...made];
};

/**
 * The key-encryption keys of this installation.
 * @throws KeyFileRefused when there is none, or one is missing, not 32 bytes long, or open to other users of the machine.
 */
export const keyEncryptionKeysFrom = async (given: KeyFiles): Promise<LocalKeyEncryptionKeys> => {
  const [current, ...older] = await keyFilesOf(given);
  if (current === undefined) throw new KeyFileRefused('no key file is given');
  return new LocalKeyEncryptionKeys([await readKeyFile(current), ...(await Promise.all(older.map(readKeyFile)))]);
};

/** @returns the id of the key in a file. @throws KeyFileRefused */
export const keyIdOfFile = async (path: string): Promise<string> =>
  new LocalKeyEncryptionKeys([await readKeyFile(path)]).current;
