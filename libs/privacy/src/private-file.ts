import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file with a key that must not be used as it is; the message says what to do and never holds any of its content. */
export class KeyFileRefused extends Error {
  override readonly name = 'KeyFileRefused';
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

/**
 * Reads a file that only its owner may read.
 * @throws KeyFileRefused when it cannot be read, is no file, or is open to other users of the machine.
 */
export const readPrivateFile = async (path: string): Promise<Buffer> => {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new KeyFileRefused(`the file ${path} cannot be read (${codeOf(error) ?? 'unknown error'})`);
  });
  try {
    const status = await file.stat();
    if (!status.isFile()) throw new KeyFileRefused(`${path} is no file`);
    // Windows has no such modes and reports 666 for everything.
    if (process.platform !== 'win32' && (status.mode & 0o077) !== 0)
      throw new KeyFileRefused(
        `the file ${path} is open to other users of this machine; close it with: chmod 600 ${path}`,
      );
    return await file.readFile();
  } finally {
    await file.close();
  }
};

/**
 * Writes a file for its owner only, unless there is one: complete, on disk and private before it has its name. When two
 * processes do so at once, the second leaves what the first has written.
 */
export const createPrivateFile = async (path: string, content: Buffer | string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
    // A link, unlike renaming, never replaces.
    await link(draft, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  } finally {
    await file.close();
    await rm(draft);
  }
};
