/** One preparation at a time: `npm start` and `npm run token` in two terminals must not install or build over each other. */
'use strict';
const { openSync, writeSync, closeSync, readFileSync, statSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { root, Unprepared } = require('./project.cjs');

const LOCK = join(root, '.preparing');
/** No preparation takes this long: an older lock was left behind, and its process number may belong to another by now. */
const LONGEST_MS = 15 * 60_000;

const take = () => {
  try {
    const file = openSync(LOCK, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new Unprepared(
      `The folder ${root} cannot be written to (${error.code}): take a copy that belongs to this user.`,
    );
  }
};

/** Whether the process that holds the lock is still at work. */
const held = () => {
  try {
    const { mtimeMs } = statSync(LOCK);
    if (Date.now() - mtimeMs > LONGEST_MS) return false;
    const holder = Number(readFileSync(LOCK, 'utf8'));
    if (!holder) return Date.now() - mtimeMs < 2_000;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Runs `work` while holding the lock; waits for another preparation of the same folder to end first. */
const withLock = async (work) => {
  let told = false;
  while (!take()) {
    if (!held()) {
      rmSync(LOCK, { force: true });
      continue;
    }
    if (!told) process.stderr.write('Waiting for another start in this folder to finish its preparation ...\n');
    told = true;
    await pause(200);
  }
  const release = () => rmSync(LOCK, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
};

module.exports = { withLock };
