import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A process, so that it is not taken for another that has its number later. */
export interface Process {
  readonly pid: number;
  /** When it began, as the system counts it; empty where the system does not say, and then the number alone must do. */
  readonly born: string;
}

/** Field 22 of the process's line in /proc. */
const bornOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

export const thisProcess = (): Process => ({ pid: process.pid, born: bornOf(process.pid) });

export const isAlive = ({ pid, born }: Process): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return bornOf(pid) === born;
};

const claimName = /^claim-(\d{1,10})-(\d*)-[0-9a-f-]{36}$/;

const claimsIn = (folder: string): readonly (Process & { readonly file: string })[] =>
  readdirSync(folder).flatMap((file) => {
    const [, pid, born] = claimName.exec(file) ?? [];
    return pid === undefined || born === undefined ? [] : [{ pid: Number(pid), born, file }];
  });

/**
 * Tries to be the only process at work on a folder. Everybody first puts up a claim under a name of its own, then looks at the others':
 * of two who come together, at least one sees the other and steps back. No claim is ever taken over, and only one of a process
 * that has ended is removed, whose name nobody else will ever use: so a living process cannot lose its claim.
 * @returns how to give the folder back and whether a dead claim was removed; undefined while another process claims it.
 */
export const soleIn = (folder: string): { readonly release: () => void; readonly leftBehind: boolean } | undefined => {
  const { pid, born } = thisProcess();
  const mine = `claim-${pid}-${born}-${randomUUID()}`;
  const release = (): void => rmSync(join(folder, mine), { force: true });
  writeFileSync(join(folder, mine), '', { flag: 'wx', mode: 0o600 });
  const others = claimsIn(folder).filter(({ file }) => file !== mine);
  if (others.some(isAlive)) {
    release();
    return undefined;
  }
  for (const { file } of others) rmSync(join(folder, file), { force: true });
  return { release, leftBehind: others.length > 0 };
};
