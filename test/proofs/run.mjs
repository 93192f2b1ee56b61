/** `npm run proofs [-- pattern ...]`: every proof, or those whose file matches. The whole run stays below twenty minutes. */
import '../../apps/cli/bootstrap/node-version.cjs';
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import prepare from '../../apps/cli/bootstrap/prepare.cjs';

const root = resolve(import.meta.dirname, '../..');
const LONGEST_MS = 20 * 60_000;
/** No single proof may take the others' time. */
const ONE_MS = String(15 * 60_000);

await prepare.orSay(prepare.ensureInstalled);
const patterns = process.argv.slice(2).flatMap((pattern) => ['--testPathPatterns', `proofs/.*${pattern}`]);
const args = ['--ci', '--selectProjects', 'proofs', '--testTimeout', ONE_MS, '--maxWorkers', '2', ...patterns];
const jest = spawn(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...args], {
  cwd: root,
  env: { ...process.env, NODE_ENV: 'test' },
  // A group of its own: its workers and what they started end with it.
  detached: true,
  stdio: ['ignore', 'inherit', 'inherit'],
});
const end = (signal) => {
  try {
    process.kill(-jest.pid, signal);
  } catch {
    // It has ended in the meantime.
  }
};
const limit = setTimeout(() => {
  console.log(`FAIL: not finished after ${LONGEST_MS / 60_000} minutes, stopping`);
  end('SIGTERM');
  setTimeout(() => end('SIGKILL'), 5_000).unref();
}, LONGEST_MS);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end('SIGTERM'));
jest.on('close', (code) => {
  clearTimeout(limit);
  end('SIGKILL');
  process.exitCode = code ?? 1;
});
