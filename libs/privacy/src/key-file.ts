import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KEY_BYTES, type KeyEncryptionKeys, LocalKeyEncryptionKeys } from './key-encryption-keys';

/** A key file that must not be used; the message says what to do. Never holds key material. */
export class KeyFileRefused extends Error {
  override readonly name = 'KeyFileRefused';
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

/** @throws KeyFileRefused when the file is missing, not exactly 32 bytes, or open to other users of the machine. */
const readKeyFile = async (path: string): Promise<Buffer> => {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new KeyFileRefused(
      `the key file ${path} cannot be read (${codeOf(error) ?? 'unknown error'}); make one with: ` +
        `(umask 077; head -c ${KEY_BYTES} /dev/urandom > ${path}), keep a copy in a safe place`,
    );
  });
  try {
    const status = await file.stat();
    if (!status.isFile() || status.size !== KEY_BYTES)
      throw new KeyFileRefused(`the key file ${path} must hold exactly ${KEY_BYTES} bytes, no text and no line end`);
    // Windows has no such modes and reports 666 for everything.
    if (process.platform !== 'win32' && (status.mode & 0o077) !== 0)
      throw new KeyFileRefused(
        `the key file ${path} is open to other users of this machine; close it with: chmod 600 ${path}`,
      );
    return await file.readFile();
  } finally {
    await file.close();
  }
};

/** Writes a new random key unless the file is there: complete, on disk and private before it has its name. */
const createKeyFile = async (path: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(randomBytes(KEY_BYTES));
    await file.sync();
    // A link never replaces: when two processes start together, the second takes the key of the first.
    await link(draft, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  } finally {
    await file.close();
    await rm(draft);
  }
};

export interface KeyFiles {
  /** Key files, the current one first; the others are needed until rotation has re-wrapped everything. */
  readonly files: readonly string[];
  /** Data folder of a development machine, where a key may be made when no file is given. Absent in production. */
  readonly developmentHome?: string;
}

/**
 * The key-encryption keys of this installation: from the files given, else, on a development machine only, from a key made
 * in its data folder.
 * @throws KeyFileRefused when there is none, or one must not be used.
 */
export const keyEncryptionKeysFrom = async ({ files, developmentHome }: KeyFiles): Promise<KeyEncryptionKeys> => {
  const [current, ...older] = files;
  if (current !== undefined)
    return new LocalKeyEncryptionKeys([await readKeyFile(current), ...(await Promise.all(older.map(readKeyFile)))]);
  if (developmentHome === undefined)
    throw new KeyFileRefused('no key file is given: personal data cannot be sealed without one');
  const path = join(developmentHome, 'keys', 'development.key');
  await createKeyFile(path);
  return new LocalKeyEncryptionKeys([await readKeyFile(path)]);
};
