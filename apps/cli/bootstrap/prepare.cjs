/** From a fresh clone to a running command: installs and builds where that is needed, then hands over. Node built-ins only. */
'use strict';
const { join } = require('node:path');
const { root, Unprepared } = require('./project.cjs');
const { isInstalled, install } = require('./install.cjs');
const { isBuilt, build } = require('./build.cjs');
const { withLock } = require('./lock.cjs');

/** Packages of the lock file in place; costs a few milliseconds when they are. */
const ensureInstalled = async () => {
  if (isInstalled()) return;
  await withLock(async () => {
    if (!isInstalled()) await install();
  });
};

/** Packages in place and the program built from the sources as they are now. */
const ensureBuilt = async () => {
  await ensureInstalled();
  if (isBuilt()) return;
  await withLock(async () => {
    if (!isBuilt()) await build();
  });
};

/** Ends the process with one sentence where the preparation cannot succeed; anything else is a fault of ours and shows its stack. */
const orSay = async (preparation) => {
  try {
    await preparation();
  } catch (error) {
    if (!(error instanceof Unprepared)) throw error;
    console.error(error.message);
    process.exit(1);
  }
};

/** Prepares and runs a command in this very process, so that there is one process to signal and one that answers. */
const runCommand = async (args) => {
  await orSay(ensureBuilt);
  const main = join(root, 'dist/apps/cli/src/main.js');
  process.argv = [process.execPath, main, ...args];
  require(main);
};

module.exports = { ensureInstalled, ensureBuilt, orSay, runCommand };
