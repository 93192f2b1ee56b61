import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';

const WRITERS = 3;

/** Starts one process that writes for the given time. @returns how many events it wrote, once it is done. */
const writer = (job) =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./live-writer.mjs', import.meta.url)));
    let written;
    child.on('message', (message) => (written = message.written));
    child.on('error', reject);
    child.on('exit', () =>
      written === undefined ? reject(new Error('a writer ended without an answer')) : resolve(written),
    );
    child.send(job);
  });

/**
 * Correctness next to speed: three processes append while this one follows the log with its own checkpoint. An event whose
 * position became visible after a later one is seen by a good reader, and missed for ever by one that trusts positions.
 * @returns events written, missed, seen twice, and seen out of the order of their stream.
 */
export const followTheLog = async (adapter, job) => {
  await adapter.setup();
  let writing = true;
  const written = Promise.all(Array.from({ length: WRITERS }, () => writer(job))).finally(() => (writing = false));
  const seen = new Set();
  const last = new Map();
  let duplicates = 0;
  let disorder = 0;
  const take = (events) => {
    for (const { streamId, version } of events) {
      const place = `${streamId}/${version}`;
      if (seen.has(place)) duplicates += 1;
      seen.add(place);
      if (Number(version) < (last.get(streamId) ?? 0)) disorder += 1;
      last.set(streamId, Number(version));
    }
  };
  let cursor;
  const follow = async () => {
    while (writing) {
      cursor = await adapter.readFrom(cursor, take);
      await wait(5);
    }
  };
  const [counts] = await Promise.all([written, follow()]);
  // Everything is committed now; what the reader does not get from here on, it never will.
  cursor = await adapter.readFrom(cursor, take);
  await adapter.readFrom(cursor, take);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return { live: { written: total, missed: total - seen.size, duplicates, disorder } };
};
