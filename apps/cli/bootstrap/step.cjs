/** Shows that a long step runs. On the error output: the standard output belongs to the command. */
'use strict';
const { spawn } = require('node:child_process');
const { root } = require('./project.cjs');

const FRAMES = ['-', '\\', '|', '/'];
const seconds = (since) => `${Math.round((Date.now() - since) / 100) / 10} s`;

/**
 * Runs `work` under a title: with a spinner and the elapsed time on a terminal, with a plain line before and after elsewhere.
 * @returns what the work resolves to; a failure passes through.
 */
const step = async (title, work) => {
  const since = Date.now();
  const out = process.stderr;
  let frame = 0;
  const draw = () => out.write(`\r\x1b[K${FRAMES[frame++ % FRAMES.length]} ${title} ... ${seconds(since)}`);
  if (!out.isTTY) out.write(`${title} ...\n`);
  const ticking = out.isTTY ? setInterval(draw, 120) : undefined;
  let ended = 'failed after';
  try {
    const result = await work();
    ended = 'done in';
    return result;
  } finally {
    clearInterval(ticking);
    out.write(`${out.isTTY ? '\r\x1b[K' : ''}${title}: ${ended} ${seconds(since)}\n`);
  }
};

/**
 * Runs a Node.js script of a package to its end, silently. A signal that stops us stops it as well.
 * @returns its exit code, whether it was interrupted so, and everything it printed, both outputs in one.
 */
const runScript = (script, args, env = process.env) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    let interrupted = false;
    const pass = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => (printed += text));
    }
    for (const signal of signals) process.on(signal, pass);
    const done = () => {
      for (const signal of signals) process.removeListener(signal, pass);
    };
    child.on('error', (error) => (done(), reject(error)));
    child.on('close', (code) => {
      done();
      resolve({ code: code ?? 1, interrupted, printed });
    });
  });

module.exports = { step, runScript };
