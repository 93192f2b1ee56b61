/**
 * `npm test`: from a fresh clone to one verdict. Installs what is missing, then runs the checks two at a time and the tests
 * after them, so that no measured time in a test competes with the compiler. Ends with `N passed, N failed`.
 */
import '../apps/cli/bootstrap/node-version.cjs';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import prepare from '../apps/cli/bootstrap/prepare.cjs';

const root = resolve(import.meta.dirname, '..');
/** The whole run is meant to take ten minutes at most on two idle processors; what has not ended by twice that is stopped and has failed. */
const LONGEST_MS = 20 * 60_000;

const started = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const running = new Set();

const kill = (child, signal) => {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended in the meantime.
  }
};
const stopAll = () => {
  for (const child of running) kill(child, 'SIGTERM');
  setTimeout(() => running.forEach((child) => kill(child, 'SIGKILL')), 5_000).unref();
};

/** Runs a package's script in a process group of its own, so that its workers can be stopped with it. */
const script = (file, args, { stdio = 'pipe', env = {} } = {}) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', file), ...args], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'test', ...env },
      detached: true,
      stdio: ['ignore', stdio, stdio],
    });
    running.add(child);
    let printed = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (printed += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (printed += text));
    child.on('close', (code) => {
      running.delete(child);
      // Whatever it started must not outlive it.
      kill(child, 'SIGKILL');
      done({ passed: code === 0, printed: printed.trim() });
    });
  });

const built = () =>
  prepare.ensureBuilt().then(
    () => ({ passed: true, printed: '' }),
    (error) => ({ passed: false, printed: error.message }),
  );

const checks = [
  ['build', built],
  ['prettier', () => script('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])],
  ['types and lint', () => script('oxlint/bin/oxlint', ['apps', 'libs', 'test'])],
  [
    'boundaries',
    () =>
      script('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', 'test/arch/boundaries.cjs', 'apps', 'libs']),
  ],
  [
    'description of the API',
    () =>
      // The strict set fails on a warning too. Without these settings it would ask the network for a newer version of itself.
      script('@redocly/cli/bin/cli.js', ['lint', '--extends', 'recommended-strict', 'apps/api/openapi.json'], {
        env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      }),
  ],
  ['bench gate', () => script('../test/bench/harness/targets.test.mjs', [])],
];

/** Takes the checks in their order, two at a time. @returns the names of those that failed. */
const runChecks = async () => {
  const waiting = [...checks];
  const failed = [];
  const lane = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const [name, run] = check;
      const since = Date.now();
      const { passed, printed } = await run();
      console.log(`${passed ? 'PASS' : 'FAIL'} ${name} (${seconds(since)})`);
      if (passed) continue;
      failed.push(name);
      console.log(printed);
    }
  };
  await Promise.all([lane(), lane()]);
  return failed;
};

/** Runs every jest project. @returns how many tests passed and failed; a file that could not run counts as one failure. */
const runTests = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'teamaround-test-'));
  const report = join(folder, 'jest.json');
  try {
    // One more than processors, up to four: each waits a quarter of its time for a database or a program.
    const workers = String(Math.min(4, availableParallelism() + 1));
    const projects = ['--selectProjects', 'unit', 'integration', 'e2e'];
    const args = ['--ci', ...projects, '--json', '--outputFile', report, '--maxWorkers', workers];
    const { passed } = await script('jest/bin/jest.js', args, { stdio: 'inherit' });
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const failures = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: passed ? failures : Math.max(1, failures) };
  } catch {
    console.log('FAIL jest: it ended without a report');
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

let stopped = false;
const limit = setTimeout(() => {
  console.log(`FAIL: not finished after ${seconds(started)}, stopping`);
  stopped = true;
  stopAll();
}, LONGEST_MS);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    stopped = true;
    stopAll();
  });

await prepare.orSay(prepare.ensureInstalled);
const failedChecks = await runChecks();
const tests = stopped ? { passed: 0, failed: 1 } : await runTests();
clearTimeout(limit);

const passed = tests.passed + checks.length - failedChecks.length;
const failed = tests.failed + failedChecks.length;
console.log(`\nChecks and tests took ${seconds(started)}.`);
if (failedChecks.length > 0) console.log(`Failed checks: ${failedChecks.join(', ')}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
