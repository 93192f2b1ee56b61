import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CannotStartDatabase } from './cannot-start-database';
import { findPrograms, type Programs, why } from './programs';
import { run, type ServerUser } from './run';
import { canEnter, serverUser } from './server-user';

export { CannotStartDatabase } from './cannot-start-database';

export interface EmbeddedOptions {
  /** Everything is kept below it: data, password, log. Made when missing. */
  readonly folder: string;
  /** Default: a free one, chosen anew at each start. */
  readonly port?: number;
  /** The caller knows that nobody else uses the folder: a server found running there is an orphan, and ours to stop. */
  readonly alone?: boolean;
  /** Told in plain sentences what is done. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  readonly url: string;
  /** Process id of the server. */
  readonly pid: number;
  /** Where it keeps everything: the folder asked for, or another when the server's account could not enter that. */
  readonly folder: string;
  /** Stops the server, unless another running process started it and still needs it. */
  stop(): Promise<void>;
}

/** A server that is recovering from a crash says so; longer than this is a failure. */
const RECOVERY_MS = 60_000;
/** What is left of a killed server lets go of its data within this time. */
const RELEASE_MS = 15_000;

/**
 * Starts a real PostgreSQL server with its data in a folder, or takes over the one that an earlier, killed process left running there.
 * For development, demonstration and tests: loopback only, random password, writes safe against power loss (fsync).
 * The server is in a session of its own: Ctrl-C reaches us and not it, so that we can finish before it stops.
 * @throws CannotStartDatabase with one plain sentence.
 */
export const startEmbeddedPostgres = async (options: EmbeddedOptions): Promise<EmbeddedPostgres> => {
  const log = options.log ?? (() => undefined);
  const user = await serverUser(log);
  const home = await makeHome(resolve(options.folder), user, log);
  const programs = await findPrograms(home, user);
  const data = join(home, 'data');
  await makeData(home, data, programs, user, log);
  await checkVersion(data, programs);

  const server = await takeOverOrStart(data, programs, user, options.port, log);
  const owner = await takeOwnership(home, options.alone ?? false);
  return {
    ...server,
    folder: home,
    stop: async () => {
      if (!owner) return;
      // Fails only when the server is gone already, which is what was asked for.
      await run(programs.pgCtl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60'], as(user, data));
    },
  };
};

type Running = Pick<EmbeddedPostgres, 'url' | 'pid'>;
type Log = (line: string) => void;

const as = (user: ServerUser | undefined, folder: string) => (user === undefined ? { folder } : { user, folder });
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? (error as Error).message;

/** The folder, or one in the system's state folder when the account of the server cannot reach it (root's own home, say). */
const makeHome = async (folder: string, user: ServerUser | undefined, log: Log): Promise<string> => {
  try {
    await mkdir(folder, { recursive: true });
    if (user === undefined) return folder;
    await chmod(folder, 0o711);
    if (await canEnter(folder, user)) return folder;
    const elsewhere = await placeElsewhere(folder);
    await mkdir(elsewhere, { recursive: true, mode: 0o711 });
    if (!(await canEnter(elsewhere, user)))
      throw new CannotStartDatabase(`its account can enter neither ${folder} nor ${elsewhere}`);
    log(`The database server may not enter ${folder} (only root may): its data is in ${elsewhere}.`);
    return elsewhere;
  } catch (error) {
    if (error instanceof CannotStartDatabase) throw error;
    throw new CannotStartDatabase(`the folder ${folder} cannot be made or used (${codeOf(error)})`, { cause: error });
  }
};

/** Noted in the folder, so that whoever removes the folder to begin again does not meet the old data. */
const placeElsewhere = async (folder: string): Promise<string> => {
  const note = join(folder, 'elsewhere');
  const place = await readFile(note, 'utf8').catch(() => `/var/lib/teamaround/${randomBytes(6).toString('hex')}`);
  await writeFile(note, place);
  return place;
};

/** Makes the data folder beside its place and moves it there whole: a start that was killed leaves nothing half-made. */
const makeData = async (
  home: string,
  data: string,
  { initdb }: Programs,
  user: ServerUser | undefined,
  log: Log,
): Promise<void> => {
  if (await exists(join(data, 'PG_VERSION'))) return;
  log('Preparing a new database.');
  const fresh = await mkdtemp(join(home, 'new-'));
  try {
    const password = join(home, `${basename(fresh)}.password`);
    await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (user !== undefined) for (const path of [fresh, password]) await chown(path, user.uid, user.gid);
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const args = [`--pgdata=${fresh}`, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${password}`];
    const made = await run(initdb, [...args, ...locale], as(user, fresh));
    if (made.code !== 0) throw new CannotStartDatabase(`its data folder could not be made (${why(made)})`);
    await rename(password, join(fresh, PASSWORD));
    await rename(fresh, data).catch((error: unknown) => {
      // Another process was quicker: its data folder is as good.
      if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error))) throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(`${fresh}.password`, { force: true });
  }
};
const PASSWORD = 'teamaround.password';
const LOG = 'server.log';

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

const checkVersion = async (data: string, { major }: Programs): Promise<void> => {
  const made = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (made !== major)
    throw new CannotStartDatabase(`${data} was made by PostgreSQL ${made} and this version brings ${major}`);
};

const urlOf = async (data: string, port: number): Promise<string> => {
  const password = await readFile(join(data, PASSWORD), 'utf8');
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
};

/** What postmaster.pid says: process id in the first line, port in the fourth. */
const recorded = async (data: string): Promise<{ pid: number; port: number } | undefined> => {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
};

/** The server that already runs on this data, once it takes connections; a stale record is PostgreSQL's own to clear away. */
const findRunning = async (data: string, log: Log): Promise<Running | undefined> => {
  const found = await recorded(data);
  if (found === undefined) return undefined;
  const url = await urlOf(data, found.port);
  const until = Date.now() + RECOVERY_MS;
  while (Date.now() < until) {
    const answer = await knock(url);
    if (answer === 'refused') return undefined;
    if (answer === 'open') {
      log('The database server of an earlier run is still there and is used again.');
      return { url, pid: found.pid };
    }
    await pause(100);
  }
  throw new CannotStartDatabase(`the server with process id ${found.pid} does not finish its recovery`);
};

const knock = async (url: string): Promise<'open' | 'starting' | 'refused'> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return 'open';
  } catch (error) {
    return codeOf(error) === '57P03' ? 'starting' : 'refused';
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Waits for the rest of a killed server, which holds its data until it is gone. */
const takeOverOrStart = async (
  data: string,
  programs: Programs,
  user: ServerUser | undefined,
  port: number | undefined,
  log: Log,
): Promise<Running> => {
  const until = Date.now() + RELEASE_MS;
  while (Date.now() < until) {
    const server = (await findRunning(data, log)) ?? (await startServer(data, programs, user, port));
    if (server !== 'in use') return server;
    await pause(100);
  }
  throw new CannotStartDatabase(`another server that does not answer holds ${data}`);
};

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });

const startServer = async (
  data: string,
  { pgCtl }: Programs,
  user: ServerUser | undefined,
  port: number | undefined,
): Promise<Running | 'in use'> => {
  const file = join(data, LOG);
  let failure = '';
  // A free port may be taken by somebody else before the server has it.
  for (let attempt = 0; attempt < (port === undefined ? 3 : 1); attempt += 1) {
    const chosen = port ?? (await freePort());
    await rm(file, { force: true });
    const settings = `-p ${chosen} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
    const args = ['start', '-D', data, '-l', file, '-o', settings, '-w', '-t', String(RECOVERY_MS / 1000)];
    const started = await run(pgCtl, args, as(user, data));
    const found = await recorded(data);
    if (started.code === 0 && found !== undefined) return { url: await urlOf(data, found.port), pid: found.pid };
    const said = await readFile(file, 'utf8').catch(() => '');
    failure = (said.split('\n').findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? why(started))
      .replace(/^.*(?:FATAL|PANIC|LOG):\s*/, '')
      .trim();
    if (/lock file "postmaster.pid" already exists|pre-existing shared memory/.test(said)) return 'in use';
    if (!/Address already in use/.test(said)) break;
    failure = `port ${chosen} is taken`;
  }
  throw new CannotStartDatabase(failure);
};

/** Notes us as the one who stops the server, unless a process that started it is still alive. */
const takeOwnership = async (home: string, alone: boolean): Promise<boolean> => {
  const file = join(home, 'owner');
  const before = Number(await readFile(file, 'utf8').catch(() => ''));
  if (!alone && before > 0 && before !== process.pid && isAlive(before)) return false;
  await writeFile(file, String(process.pid));
  return true;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};
