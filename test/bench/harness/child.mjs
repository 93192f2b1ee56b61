import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('./worker.mjs', import.meta.url));

/**
 * Runs a job in a process of its own.
 * @returns `{cells}` or `{error}`; a child that takes longer than `timeoutMs` is ended.
 */
export const inChild = (job, timeoutMs) =>
  new Promise((resolve) => {
    const child = fork(WORKER, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let answer;
    let complaint = '';
    child.stderr.on('data', (text) => (complaint = (complaint + text).slice(-600)));
    const tooLong = setTimeout(() => {
      answer = { error: `ended after ${timeoutMs / 1000} s` };
      child.kill('SIGKILL');
    }, timeoutMs);
    child.on('message', (message) => (answer = message));
    child.on('close', () => {
      clearTimeout(tooLong);
      resolve(answer ?? { error: complaint || 'ended without an answer' });
    });
    child.send(job);
  });
