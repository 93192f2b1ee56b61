/* Says so in one sentence when this Node.js is too old. Old syntax on purpose: it must parse where nothing else here does. */
'use strict';
var parts = process.versions.node.split('.');
var major = Number(parts[0]);
var minor = Number(parts[1]);
// The ranges of "engines" in package.json: from these on, CommonJS can load the ES modules that the product is built on.
var recent = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
if (!recent) {
  console.error(
    'Teamaround needs Node.js 20.19 or newer (of the 22 line, 22.12 or newer), and this is ' +
      process.versions.node +
      ': install a current one from https://nodejs.org and try again.',
  );
  process.exit(1);
}
