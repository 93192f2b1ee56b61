/** Where the project is, and what its preparation may fail with. */
'use strict';
const { accessSync, constants, statfsSync } = require('node:fs');
const { resolve } = require('node:path');
const { userInfo } = require('node:os');

const root = resolve(__dirname, '../../..');

/** The preparation cannot succeed, for a reason that the person at the keyboard can act on; the message is for them. */
class Unprepared extends Error {
  name = 'Unprepared';
}

/** @throws Unprepared when the project folder cannot be written by this user or has less than the given space left. */
const requireRoom = (megabytes, purpose) => {
  try {
    accessSync(root, constants.W_OK | constants.X_OK);
  } catch {
    throw new Unprepared(
      `The folder ${root} is not writable for the user ${userInfo().username}, so ${purpose} is not possible: take a copy that belongs to this user.`,
    );
  }
  const { bavail, bsize } = statfsSync(root);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < megabytes)
    throw new Unprepared(
      `There are ${free} MB free where ${root} lies, and ${purpose} takes up to ${megabytes} MB: make some room and try again.`,
    );
};

module.exports = { root, Unprepared, requireRoom };
