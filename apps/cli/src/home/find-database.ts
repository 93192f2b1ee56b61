import { type Config } from '@app/runtime';
import { Failure } from '../failure';
import { claim, claimantOf } from './claim';
import { hasDatabase, openEmbeddedDatabase } from './embedded-database';

/** A database to work on for a moment. */
export interface Found {
  readonly url: string;
  /** Gives it back: stops what was started for this command alone. */
  release(): Promise<void>;
}

/**
 * Finds the database for a command: the one that is set, else that of the system running on the data folder, else the embedded
 * server, started on that folder for this command alone.
 * @param command its name, for whoever wants the folder meanwhile
 * @param mayBeNew whether it may be made where there is none
 * @throws Failure when there is none, or another command has the folder.
 */
export const findDatabase = async (
  { databaseUrl, home }: Pick<Config, 'databaseUrl' | 'home'>,
  command: string,
  mayBeNew: boolean,
): Promise<Found> => {
  if (databaseUrl !== undefined) return notOurs(databaseUrl);
  const claimant = claimantOf(home);
  if (claimant?.running !== undefined) return notOurs(claimant.running.databaseUrl);
  if (!mayBeNew && !hasDatabase(home))
    throw new Failure(`There are no data in ${home} yet: run "npm start" first, or set DATABASE_URL.`);
  const claimed = claim(home, command, () => undefined);
  try {
    const server = await openEmbeddedDatabase(home, (line) => mayBeNew && console.error(line));
    return { url: server.url, release: () => server.stop().finally(() => claimed.release()) };
  } catch (error) {
    claimed.release();
    throw error;
  }
};

const notOurs = (url: string): Found => ({ url, release: () => Promise.resolve() });
