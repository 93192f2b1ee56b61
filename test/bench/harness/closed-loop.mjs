import { setTimeout as wait } from 'node:timers/promises';
import { percentile } from './statistics.mjs';

/**
 * `concurrency` workers, each of which calls `operation(worker)` again as soon as the last call ended. What starts and ends
 * during the warm-up is not counted.
 * @returns operations per second and their latency; throws what the first failing operation threw.
 */
export const closedLoop = async ({ concurrency, seconds, warmup }, operation) => {
  const latencies = [];
  let phase = 'warmup';
  let failure;
  const work = async (worker) => {
    while (phase !== 'over') {
      const began = performance.now();
      await operation(worker);
      if (phase === 'measure') latencies.push(performance.now() - began);
    }
  };
  const workers = Array.from({ length: concurrency }, (_, worker) =>
    work(worker).catch((error) => {
      failure ??= error;
      phase = 'over';
    }),
  );
  await wait(warmup * 1000);
  const began = performance.now();
  if (phase === 'warmup') phase = 'measure';
  await wait(seconds * 1000);
  const elapsed = (performance.now() - began) / 1000;
  const counted = latencies.length;
  phase = 'over';
  await Promise.all(workers);
  if (failure !== undefined) throw failure;
  latencies.sort((a, b) => a - b);
  return { rate: counted / elapsed, p50ms: percentile(latencies, 0.5), p99ms: percentile(latencies, 0.99) };
};
