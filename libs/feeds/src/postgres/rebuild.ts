import { type Pool } from 'pg';
import { type EventFeed } from '@app/event-store';
import { type Pause } from '../pause';
import { type Projection } from '../projection';
import { lockCheckpoint, openCheckpoint, resetCheckpoint } from './checkpoints';
import { type FeedLocks } from './feed-locks';
import { inTransaction } from './in-transaction';
import { ProjectionWriter } from './projection-writer';
import { createTableBeside } from './table-beside';

export interface RebuildTools {
  readonly pool: Pool;
  readonly feed: EventFeed;
  readonly locks: FeedLocks;
  readonly pause: Pause;
  /** Whether this release can read events of that stored name. */
  readonly knows: (type: string) => boolean;
}

/** How far a rebuild is: positions of the log. */
export type Progress = (done: bigint, total: bigint) => void;

export interface RebuildOptions {
  readonly progress?: Progress;
  readonly stop?: AbortSignal;
  /** Asked when it is this rebuild's turn: another process may have done it meanwhile. */
  readonly onlyIf?: () => Promise<boolean>;
}

/** Another process rebuilds this projection at the moment. */
export class RebuildUnderWay extends Error {
  override readonly name = 'RebuildUnderWay';
  constructor(projection: string) {
    super(`${projection} is being rebuilt by another process at the moment`);
  }
}
/** The rebuild was told to stop; the live table is untouched. */
export class RebuildStopped extends Error {
  override readonly name = 'RebuildStopped';
}

/** So few events may be left to take in while the live runner is kept waiting for the swap. */
const NEARLY_THERE = 2_000n;
/** The swap needs the table for itself for a moment; waits so long for readers, then lets them pass and tries again. */
const SWAP_PATIENCE_MS = 2_000;
const SWAP_ATTEMPTS = 30;
const LOCK_NOT_AVAILABLE = '55P03';

/** The name under which a rebuild keeps its own checkpoint and parked events until the swap. */
export const shadowCheckpoint = (name: string): string => `${name}__rebuild`;

/**
 * Folds the whole log into a new table beside the live one, which is read and kept up to date all the while, then puts the
 * new one in its place. Parked events are tried again by this, in their order. One at a time in a process: it is heavy work,
 * and the swap needs a second connection while it holds one.
 * @throws RebuildUnderWay, RebuildStopped
 */
export const rebuildProjection = (
  projection: Projection,
  tools: RebuildTools,
  options: RebuildOptions = {},
): Promise<void> => tools.locks.inTurn(() => rebuild(projection, tools, options));

const rebuild = async (
  projection: Projection,
  tools: RebuildTools,
  { progress, stop, onlyIf }: RebuildOptions,
): Promise<void> => {
  const { pool, feed, locks, pause, knows } = tools;
  const { name, prefixes, table } = projection;
  const lock = await locks.take(shadowCheckpoint(name));
  if (lock === undefined) throw new RebuildUnderWay(name);
  const over = stop === undefined ? lock.lost : AbortSignal.any([stop, lock.lost]);
  const shadow = { checkpoint: shadowCheckpoint(name), table: `${table.name}__rebuild` };
  const writer = new ProjectionWriter(pool, projection, shadow, knows);

  const catchUp = async (from: bigint): Promise<bigint> => {
    const head = await feed.head();
    let position = from;
    for await (const page of feed.after(position, { prefixes })) {
      if (over.aborted) throw new RebuildStopped();
      position = (await writer.take(page)).position;
      progress?.(position, head > position ? head : position);
    }
    return position;
  };

  try {
    if (onlyIf !== undefined && !(await onlyIf())) return;
    await openCheckpoint(pool, name, projection.version);
    await clearShadow(pool, shadow);
    await createTableBeside(pool, table.name, shadow.table);
    let { position } = await writer.load();
    do position = await catchUp(position);
    while ((await feed.head()) - position > NEARLY_THERE);

    for (let attempt = 1; ; attempt += 1) {
      try {
        await inTransaction(pool, async (tx) => {
          // The live runner waits at its checkpoint, before it has touched the table, so the two cannot block each other.
          await lockCheckpoint(tx, name);
          position = await catchUp(position);
          await tx.query(`SET LOCAL lock_timeout = ${SWAP_PATIENCE_MS}`);
          await tx.query(`DROP TABLE ${table.name}`);
          await tx.query(`ALTER TABLE ${shadow.table} RENAME TO ${table.name.slice(table.name.indexOf('.') + 1)}`);
          await tx.query('DELETE FROM feeds.parked WHERE name = $1', [name]);
          await tx.query('UPDATE feeds.parked SET name = $1 WHERE name = $2', [name, shadow.checkpoint]);
          await tx.query('DELETE FROM feeds.checkpoint WHERE name = $1', [shadow.checkpoint]);
          await resetCheckpoint(tx, name, { version: projection.version, position });
        });
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE || attempt === SWAP_ATTEMPTS) throw error;
        await pause(SWAP_PATIENCE_MS / 4, over);
      }
    }
  } finally {
    await clearShadow(pool, shadow).catch(() => undefined); // What is left behind is cleared by the next rebuild.
    await lock.release();
  }
};

const clearShadow = async (pool: Pool, shadow: { checkpoint: string; table: string }): Promise<void> => {
  await pool.query(`DROP TABLE IF EXISTS ${shadow.table}`);
  await pool.query('DELETE FROM feeds.parked WHERE name = $1', [shadow.checkpoint]);
  await pool.query('DELETE FROM feeds.checkpoint WHERE name = $1', [shadow.checkpoint]);
};
