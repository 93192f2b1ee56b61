import { open, readFile } from 'node:fs/promises';
import { type ChainEnd } from '@app/access';
import { Failure } from '../failure';

const line = /^(\d{1,18}) (\S{1,64})$/;

/**
 * Ends of the record of access that were noted in a file, one on each line, the oldest first. Lines are only ever added.
 * @returns none when there is no such file yet.
 * @throws Failure when a line cannot be read: a file that cannot be trusted proves nothing.
 */
export const notedEnds = async (path: string): Promise<readonly ChainEnd[]> => {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new Failure(`The file ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  });
  const lines = text.split('\n').filter((each) => each !== '');
  return lines.map((each, index) => {
    const [, entry, digest] = line.exec(each) ?? [];
    if (entry === undefined || digest === undefined)
      throw new Failure(`Line ${index + 1} of ${path} is not the end of a record: restore the file before going on.`);
    return { entry: BigInt(entry), digest };
  });
};

/** Adds an end to the file; on disk when resolved. An empty record has none. */
export const noteEnd = async (path: string, { entry, digest }: ChainEnd): Promise<void> => {
  if (entry === 0n) return;
  const file = await open(path, 'a', 0o600).catch((error: unknown) => {
    throw new Failure(`The file ${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  });
  try {
    await file.appendFile(`${entry} ${digest}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
};
