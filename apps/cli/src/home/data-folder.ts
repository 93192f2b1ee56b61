import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { Failure } from '../failure';

/** A new database and its write-ahead log, and a little to grow: below this it could fail half-way. */
const LEAST_FREE_MB = 300;

/**
 * Makes the data folder where it is missing.
 * @returns its absolute path.
 * @throws Failure when this user cannot write there or there is too little room.
 */
export const dataFolder = (path: string): string => {
  const home = resolve(path);
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Failure(
      `The data folder ${home} is not writable for the user ${userInfo().username} (${code}): set TEAMAROUND_HOME to a folder that is.`,
    );
  }
  const { bavail, bsize } = statfsSync(home);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < LEAST_FREE_MB)
    throw new Failure(
      `There are ${free} MB free for the data folder ${home}, and at least ${LEAST_FREE_MB} MB are needed: make room or set TEAMAROUND_HOME to another disk.`,
    );
  return home;
};
