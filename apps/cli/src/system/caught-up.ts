import { type Runtime } from '@app/runtime';

const LOOK_EVERY_MS = 500;

/**
 * Waits until every read model shows the log as it is now. A worker must be running, here or elsewhere.
 * @param patienceMs after so long it is left to the read models to catch up by themselves
 * @returns whether they did.
 */
export const caughtUp = async (
  { rooms, positions, feed, clock }: Runtime,
  stop: AbortSignal,
  patienceMs: number,
): Promise<boolean> => {
  const head = await feed.head();
  const until = clock().getTime() + patienceMs;
  let behind = rooms.flatMap(({ projections }) => projections.map(({ name }) => name));
  while (behind.length > 0 && !stop.aborted && clock().getTime() < until) {
    const answers = await Promise.all(behind.map((name) => positions.reached(name, head, LOOK_EVERY_MS)));
    behind = behind.filter((_, index) => answers[index] !== undefined);
  }
  return behind.length === 0;
};
