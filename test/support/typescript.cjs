/** Lets a plain Node process run our TypeScript: `node --require test/support/typescript.cjs some.ts`. For tests only. */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join, resolve } = require('node:path');
const { transformSync } = require('@swc/core');
const options = require('../jest/swc.cjs');

const libs = resolve(__dirname, '../../libs');
const doors = { undefined: 'index.ts', testing: 'testing/index.ts', stream: 'stream.ts' };
const resolveAsUsual = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  const [, lib, door] = /^@app\/([^/]+)(?:\/(testing|stream))?$/.exec(request) ?? [];
  return resolveAsUsual(lib ? join(libs, lib, 'src', doors[door]) : request, ...rest);
};
Module._extensions['.ts'] = (module, filename) => {
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);
};
