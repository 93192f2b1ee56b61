import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { KEY_BYTES, type KeyEncryptionKeys, LocalKeyEncryptionKeys } from './key-encryption-keys';
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

/** Where a development machine keeps the key that it made for itself. */
export const developmentKeyIn = (home: string): string => join(home, 'keys', 'development.key');

export interface KeyFiles {
  /** Key files, the current one first; the others are needed until rotation has re-wrapped everything. */
  readonly files: readonly string[];
  /** Data folder of a development machine, where a key may be made when no file is given. Absent in production. */
  readonly developmentHome?: string;
}

/**
 * The key-encryption keys of this installation: from the files given, else, on a development machine only, from a key made
 * in its data folder.
 * @throws KeyFileRefused when there is none, or one is missing, not 32 bytes long, or open to other users of the machine.
 */
export const keyEncryptionKeysFrom = async ({ files, developmentHome }: KeyFiles): Promise<KeyEncryptionKeys> => {
  const [current, ...older] = files;
  if (current !== undefined)
    return new LocalKeyEncryptionKeys([await readKeyFile(current), ...(await Promise.all(older.map(readKeyFile)))]);
  if (developmentHome === undefined)
    throw new KeyFileRefused('no key file is given: personal data cannot be sealed without one');
  const path = developmentKeyIn(developmentHome);
  await createPrivateFile(path, randomBytes(KEY_BYTES));
  return new LocalKeyEncryptionKeys([await readKeyFile(path)]);
};
