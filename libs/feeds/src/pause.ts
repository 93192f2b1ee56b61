import { setTimeout as sleep } from 'node:timers/promises';

/** Lets time pass; ends early, without an error, when the signal is aborted. Injected, so that tests own the time. */
export type Pause = (ms: number, signal?: AbortSignal) => Promise<void>;

export const realPause: Pause = async (ms, signal) => {
  if (signal?.aborted === true) return;
  try {
    await sleep(ms, undefined, signal === undefined ? {} : { signal });
  } catch {
    // Aborted: the wait is over.
  }
};
