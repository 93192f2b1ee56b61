import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Starts a server in a process of its own; what it logs is written nowhere.
 * @returns where it listens, `ask` for one of the things that it does on request, and `stop`.
 */
export const startServing = async (script, env = {}) => {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, ...env },
  });
  let complaint = '';
  child.stderr.on('data', (text) => (complaint = (complaint + text).slice(-600)));
  const ended = once(child, 'exit').then(() => {
    throw new Error(complaint.trim() || `${script} ended`);
  });
  // Looked at by whoever waits for an answer; its end after a stop is nobody's failure.
  ended.catch(() => undefined);
  const said = async () => (await Promise.race([once(child, 'message'), ended]))[0];
  const { url } = await said();
  return {
    url,
    async ask(what) {
      child.send(what);
      return (await said())[what];
    },
    async stop() {
      child.disconnect();
      await ended.catch(() => undefined);
    },
  };
};
