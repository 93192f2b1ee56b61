/** The packages of the lock file, installed when they are not there. */
'use strict';
const { existsSync, lstatSync, readFileSync, writeFileSync, mkdtempSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { tmpdir } = require('node:os');
const { root, Unprepared, requireRoom } = require('./project.cjs');
const { step, runScript } = require('./step.cjs');

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Compares the lock file with the record npm keeps of what it installed. That record is the last thing an installation
 * writes, so one that was interrupted does not count. Optional packages of other platforms are rightly absent.
 */
const isInstalled = () => {
  let installed;
  try {
    installed = packagesOf(join(root, 'node_modules/.package-lock.json'));
  } catch {
    return false;
  }
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    const found = installed[path];
    if (path === '' || wanted.link) return true;
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
};

/** npm as a script that this very Node.js can run: the one that started us, or the one that came with Node.js. */
const npmScript = () => {
  const beside = dirname(process.execPath);
  const places = [
    process.env.npm_execpath,
    join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(beside, 'node_modules/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  const found = places.find((place) => place !== undefined && /npm-cli\.[cm]?js$/.test(place) && existsSync(place));
  if (found === undefined)
    throw new Unprepared('The packages are not installed and npm was not found: run "npm ci" in this folder first.');
  return found;
};

/** The first line in which npm says what went wrong, without its prefix. */
const reasonIn = (printed) => {
  const errors = printed
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line))
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  const telling = errors.filter((line) => line !== '' && !/^(code|errno|syscall|A complete log|network)\b/.test(line));
  return telling[0] ?? errors.find((line) => line !== '') ?? 'npm did not say why';
};

/** @throws Unprepared with npm's own reason when it fails. */
const install = async () => {
  const folder = join(root, 'node_modules');
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Unprepared(
      `The packages in ${folder} are not those of package-lock.json, and that folder is a link to another place: run "npm ci" where it leads.`,
    );
  requireRoom(700, 'installing the packages');
  // Development packages build the product; a production setting in the environment must not leave them out.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--prefer-offline'];
  await step('Installing packages', async () => {
    const { code, interrupted, printed } = await runScript(npmScript(), args);
    if (interrupted) process.exit(130);
    if (code === 0) return;
    const log = join(mkdtempSync(join(tmpdir(), 'teamaround-')), 'npm-ci.log');
    writeFileSync(log, printed);
    throw new Unprepared(`Installing the packages failed: ${reasonIn(printed)} (npm's whole answer is in ${log}).`);
  });
};

module.exports = { isInstalled, install };
