import { execFile } from 'node:child_process';

/** The account the database server runs as; absent: our own. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

export interface Ran {
  /** 0 when it went well; the system's code, such as EACCES, when it could not even begin. */
  readonly code: number | string;
  readonly output: string;
}

/** PostgreSQL's programs would obey PGPORT, PGDATA and the like of whoever started us, and speak their language. */
const quietEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))),
  LC_ALL: 'C',
});

/** Runs a program to its end. Never throws: how it went is the answer. */
export const run = (
  program: string,
  args: readonly string[],
  { user, folder = '/' }: { readonly user?: ServerUser; readonly folder?: string } = {},
): Promise<Ran> =>
  new Promise((resolve) => {
    try {
      const options = { cwd: folder, env: quietEnvironment(), windowsHide: true, ...user };
      execFile(program, args, options, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : (error.code ?? 'killed'), output: `${stdout}${stderr}`.trim() }),
      );
    } catch (error) {
      resolve({ code: (error as NodeJS.ErrnoException).code ?? 'failed', output: (error as Error).message });
    }
  });
