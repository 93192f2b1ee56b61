/** One preparation at a time: `npm start` and `npm run token` in two terminals must not install or build over each other. */
'use strict';
const { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { randomUUID } = require('node:crypto');
const { join } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { root, Unprepared } = require('./project.cjs');

/** Field 22 of the process's line in /proc, so that a process is not taken for another that had its number; empty elsewhere. */
const bornOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[19];
  } catch {
    return '';
  }
};

const isAlive = ([, pid, born]) => {
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return bornOf(pid) === born;
};

/**
 * Puts up a claim under a name of its own and then looks at the others': of two who come together at least one sees the other and steps
 * back. Only claims of processes that have ended are removed, whose names nobody else will use. (src/home/sole.ts does the same
 * for the data folder; this file runs before anything is installed or built.)
 * @returns how to give it back; undefined while another process prepares.
 */
const take = (folder) => {
  const mine = `${process.pid}-${bornOf(process.pid)}-${randomUUID()}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, mine), '', { flag: 'wx' });
  } catch (error) {
    throw new Unprepared(
      `The folder ${root} cannot be written to (${error.code}): take a copy that belongs to this user.`,
    );
  }
  const release = () => rmSync(join(folder, mine), { force: true });
  const others = readdirSync(folder).filter((file) => file !== mine);
  if (others.some((file) => isAlive(/^(\d+)-(\d*)-/.exec(file) ?? [file, '0', '-']))) {
    release();
    return undefined;
  }
  for (const file of others) rmSync(join(folder, file), { force: true });
  return release;
};

/** Of several that begin in one moment all may step back: each tries again after a time of its own. */
const afterAWhile = () => pause(100 + Math.random() * 200);

/** Runs `work` while holding the lock; waits for another preparation of the same folder to end first. */
const withLock = async (work, folder = join(root, '.preparing')) => {
  let told = false;
  let release = take(folder);
  while (release === undefined) {
    if (!told) process.stderr.write('Waiting for another start in this folder to finish its preparation ...\n');
    told = true;
    await afterAWhile();
    release = take(folder);
  }
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
};

module.exports = { withLock };
