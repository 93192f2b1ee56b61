import { startSystem } from '../system/start-system';
import { Opened } from '../home/opened';

/** Everything is stopped within this time, or the process ends all the same. */
const STOP_MS = 9_500;

/**
 * Runs the whole system until Ctrl-C or another request to stop. npm passes Ctrl-C on besides the terminal: a second signal
 * is not a second wish, the time limit is what keeps a stop from hanging.
 * @throws what kept it from starting, after everything that was opened is closed again.
 */
export const start = async (): Promise<void> => {
  const opened = new Opened();
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    stop.signal.addEventListener('abort', () => resolve());
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stop.signal.aborted) return;
      console.log('\nStopping ...');
      setTimeout(() => {
        console.error('Stopping takes too long; whatever is left is put right at the next start.');
        process.exit(1);
      }, STOP_MS).unref();
      stop.abort();
    });
  try {
    await startSystem(opened, stop.signal);
    await stopped;
  } catch (error) {
    // What a stop during the start interrupts is no failure.
    if (!stop.signal.aborted) throw error;
  } finally {
    await opened.close();
  }
  console.log('Stopped.');
};
