import { CannotStartDatabase } from './cannot-start-database';
import { run, type ServerUser } from './run';

const NAME = 'postgres';

const lookUp = async (): Promise<ServerUser | undefined> => {
  const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])]);
  return uid.code === 0 && gid.code === 0 ? { uid: Number(uid.output), gid: Number(gid.output) } : undefined;
};

/**
 * PostgreSQL refuses to run as root. Started as root, its server runs as the account `postgres`, which is made where it is missing.
 * @returns undefined when we are an ordinary user and the server runs as ourselves.
 */
export const serverUser = async (log: (line: string) => void): Promise<ServerUser | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const present = await lookUp();
  if (present !== undefined) return present;
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  const made = await lookUp();
  if (made === undefined)
    throw new CannotStartDatabase(
      `PostgreSQL refuses to run as root and the account ${NAME} could not be made; start as an ordinary user`,
    );
  log(`Made the system account ${NAME}, because PostgreSQL refuses to run as root.`);
  return made;
};

/** Whether the server's account can enter the folder: always, when that is ourselves. */
export const canEnter = async (folder: string, user: ServerUser | undefined): Promise<boolean> =>
  user === undefined || (await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { user })).code === 0;
