import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure';
import { isAlive, type Process, soleIn, thisProcess } from './sole';

/** Who uses the data folder, and where the running system is found. Holds the database's password: only its owner may read it. */
export interface RunRecord extends Process {
  /** What it was started for: `start`, or a command that borrows the folder for a moment. */
  readonly command: string;
  /** Present once the system answers. */
  readonly running?: {
    readonly address: string;
    readonly issuer: string;
    /** Its people are those of the demonstration: it runs in the same process. */
    readonly issuerIsOurs: boolean;
    readonly databaseUrl: string;
    readonly databasePid?: number;
  };
}

/** One process at a time may work on a data folder; the others find it through this claim. */
export interface Claim {
  /** Lets other commands find the running system. */
  publish(running: NonNullable<RunRecord['running']>): void;
  release(): void;
}

const fileIn = (home: string): string => join(home, 'run.json');

/** @returns the record of the process that uses the folder; undefined when nobody does, or has not said so yet. */
export const claimantOf = (home: string): RunRecord | undefined => {
  const file = fileIn(home);
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as RunRecord;
    return isAlive(record) ? record : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES')
      throw new Failure(`The file ${file} belongs to another user: use this data folder as that user.`);
    return undefined;
  }
};

const inUse = (home: string, claimant: RunRecord | undefined): Failure => {
  if (claimant === undefined) return new Failure(`Another start on the data folder ${home} is just beginning.`);
  const { pid, command, running } = claimant;
  return running === undefined
    ? new Failure(
        `The data folder ${home} is in use by "teamaround ${command}" (process ${pid}): try again when it has finished.`,
      )
    : new Failure(
        `Teamaround is already running on the data folder ${home} at ${running.address} (process ${pid}): use that one, stop it, or set TEAMAROUND_HOME to another folder.`,
      );
};

/**
 * Claims an existing data folder for this process. What a killed process left behind does not count.
 * @throws Failure when a living process has it.
 */
export const claim = (home: string, command: string, onLeftBehind: () => void): Claim => {
  const file = fileIn(home);
  const mine: RunRecord = { ...thisProcess(), command };
  const write = (record: RunRecord): void => {
    const next = `${file}.${process.pid}`;
    writeFileSync(next, JSON.stringify(record, undefined, 2), { mode: 0o600 });
    renameSync(next, file);
  };
  const sole = soleOrRefused(home);
  if (sole.leftBehind || existsSync(file)) onLeftBehind();
  write(mine);
  return {
    publish: (running) => write({ ...mine, running }),
    release: () => {
      rmSync(file, { force: true });
      sole.release();
    },
  };
};

/** Of several that begin in one moment all may step back: each tries again after a time of its own. */
const TRIES = 5;
const LONGEST_PAUSE_MS = 40;

const soleOrRefused = (home: string): NonNullable<ReturnType<typeof soleIn>> => {
  for (let tries = 1; ; tries += 1) {
    const sole = soleIn(home);
    if (sole !== undefined) return sole;
    const claimant = claimantOf(home);
    if (claimant !== undefined || tries === TRIES) throw inUse(home, claimant);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.ceil(Math.random() * LONGEST_PAUSE_MS));
  }
};
