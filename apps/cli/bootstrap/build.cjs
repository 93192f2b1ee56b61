/** The program built from the sources, when it is not yet or no longer the one that they describe. */
'use strict';
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync, mkdirSync, writeFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { root, Unprepared, requireRoom } = require('./project.cjs');
const { step, runScript } = require('./step.cjs');

const STAMP = join(root, 'dist/.built-from');
const SETTINGS = ['package-lock.json', 'nest-cli.json', 'tsconfig.json'];

const sourcesUnder = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|json)$/.test(entry.name) && !/spec\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

/** Digest over everything the build reads. By content: times of files say nothing after a clone or a change of branch. */
const digestOfSources = () => {
  const digest = createHash('sha256');
  const files = [...SETTINGS.map((file) => join(root, file)), ...sourcesUnder('apps'), ...sourcesUnder('libs')];
  for (const file of files.sort())
    digest.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return digest.digest('hex');
};

const isBuilt = () => {
  try {
    return readFileSync(STAMP, 'utf8') === digestOfSources();
  } catch {
    return false;
  }
};

/** @throws Unprepared with what the compiler said when it fails. */
const build = async () => {
  requireRoom(50, 'building');
  const digest = digestOfSources();
  // From here until it succeeds, what lies in dist is no program.
  rmSync(STAMP, { force: true });
  const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  await step('Building', async () => {
    const { code, interrupted, printed } = await runScript(nest, ['build', 'cli']);
    if (interrupted) process.exit(130);
    if (code !== 0) throw new Unprepared(`${printed.trim()}\nBuilding failed: the compiler's reasons are above.`);
  });
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(STAMP, digest);
};

module.exports = { isBuilt, build };
