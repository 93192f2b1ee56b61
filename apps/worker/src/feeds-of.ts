import { hostname } from 'node:os';
import { type FeedReport, Feeds } from '@app/feeds';
import { automationsOf, type Log, type Runtime } from '@app/runtime';

/** What of a feed's life is worth which attention of whoever watches the log. */
const levels: Readonly<Record<FeedReport['what'], keyof Log>> = {
  running: 'debug',
  'standing-by': 'debug',
  stopped: 'debug',
  rebuilding: 'info',
  rebuilt: 'info',
  'rebuilt-elsewhere': 'info',
  'checkpoint-moved': 'info',
  'newer-release-runs': 'warn',
  'lock-lost': 'warn',
  failed: 'error',
  parked: 'error',
};

const writeTo =
  (log: Log) =>
  (report: FeedReport): void => {
    const fields = Object.entries(report).map(([name, value]: [string, string | number | bigint]) => [
      name,
      typeof value === 'bigint' ? String(value) : value,
    ]);
    const { what, ...rest } = Object.fromEntries(fields) as Record<string, string | number> & { what: string };
    log[levels[report.what]](`feed-${what}`, rest);
  };

/** All projections and automations of the runtime's rooms: to be run, or for an operator to look at and put right. */
export const feedsOf = (runtime: Runtime): Feeds => {
  const { pool, feed, positions, rooms, log } = runtime;
  return new Feeds({
    pool,
    feed,
    positions,
    projections: rooms.flatMap(({ projections }) => projections),
    automations: automationsOf(runtime),
    storedNames: new Set(rooms.flatMap(({ codecs }) => codecs.flatMap(({ storedNames }) => storedNames))),
    runner: `teamaround ${hostname()} ${process.pid}`,
    report: writeTo(log),
  });
};
