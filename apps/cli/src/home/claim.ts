import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure';

/** Who uses the data folder, and where the running system is found. Holds the database's password: only its owner may read it. */
export interface RunRecord {
  readonly pid: number;
  /** When that process began, as the system counts it: a process number is used again after a while. */
  readonly born: string;
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

/** Field 22 of the process's line in /proc; empty where the system has no such place, and then the number alone must do. */
const bornOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

const isAlive = ({ pid, born }: Pick<RunRecord, 'pid' | 'born'>): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return bornOf(pid) === born;
};

/** A record that is being written this very moment is empty for an instant. */
const WRITING_MS = 2_000;

/** @returns the record of the process that uses the folder, 'unreadable' while it is being written, undefined when nobody does. */
export const claimantOf = (home: string): RunRecord | 'unreadable' | undefined => {
  const file = fileIn(home);
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as RunRecord;
    return isAlive(record) ? record : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES')
      throw new Failure(`The file ${file} belongs to another user: use this data folder as that user.`);
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    return age < WRITING_MS ? 'unreadable' : undefined;
  }
};

const inUse = (home: string, claimant: RunRecord | 'unreadable'): Failure => {
  if (claimant === 'unreadable') return new Failure(`Another start on the data folder ${home} is just beginning.`);
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
  const mine: RunRecord = { pid: process.pid, born: bornOf(process.pid), command };
  for (;;) {
    try {
      const made = openSync(file, 'wx', 0o600);
      writeSync(made, JSON.stringify(mine));
      closeSync(made);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const claimant = claimantOf(home);
    if (claimant !== undefined) throw inUse(home, claimant);
    rmSync(file, { force: true });
    onLeftBehind();
  }
  return {
    publish: (running) => {
      const next = `${file}.${process.pid}`;
      writeFileSync(next, JSON.stringify({ ...mine, running }, undefined, 2), { mode: 0o600 });
      renameSync(next, file);
    },
    release: () => rmSync(file, { force: true }),
  };
};
