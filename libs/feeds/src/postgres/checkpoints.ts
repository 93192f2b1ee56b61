import { type Pool, type PoolClient } from 'pg';

/** Where a feed stands. */
export interface Checkpoint {
  readonly version: number;
  readonly position: bigint;
  /** Raised by whatever changes the feed from outside its runner. */
  readonly epoch: bigint;
}

interface Row {
  version: number;
  position: string;
  epoch: string;
}
const asCheckpoint = (row: Row | undefined): Checkpoint | undefined =>
  row && { version: row.version, position: BigInt(row.position), epoch: BigInt(row.epoch) };

/** @returns the checkpoint, made at the start of the log when there is none. */
export const openCheckpoint = async (
  database: Pool | PoolClient,
  name: string,
  version: number,
): Promise<Checkpoint> => {
  await database.query(
    'INSERT INTO feeds.checkpoint (name, version, position) VALUES ($1, $2, 0) ON CONFLICT (name) DO NOTHING',
    [name, version],
  );
  const { rows } = await database.query<Row>('SELECT version, position, epoch FROM feeds.checkpoint WHERE name = $1', [
    name,
  ]);
  return asCheckpoint(rows[0]) as Checkpoint;
};

/** @returns the stored checkpoint; undefined when the feed has never run. */
export const readCheckpoint = async (database: Pool | PoolClient, name: string): Promise<Checkpoint | undefined> => {
  const { rows } = await database.query<Row>('SELECT version, position, epoch FROM feeds.checkpoint WHERE name = $1', [
    name,
  ]);
  return asCheckpoint(rows[0]);
};

/** Keeps every runner of this feed from committing until the transaction ends. */
export const lockCheckpoint = async (tx: PoolClient, name: string): Promise<Checkpoint | undefined> => {
  const { rows } = await tx.query<Row>(
    'SELECT version, position, epoch FROM feeds.checkpoint WHERE name = $1 FOR UPDATE',
    [name],
  );
  return asCheckpoint(rows[0]);
};

/** Somebody else has moved the checkpoint since it was read: what was about to be written rests on an old state. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
}

/**
 * Moves the checkpoint from exactly where it was. First in its transaction: whoever comes second waits here, holding nothing.
 * @throws CheckpointMoved
 */
export const moveCheckpoint = async (
  tx: Pool | PoolClient,
  name: string,
  from: Pick<Checkpoint, 'position' | 'epoch'>,
  to: bigint,
): Promise<void> => {
  const { rowCount } = await tx.query({
    name: 'feeds-move-checkpoint',
    text: `UPDATE feeds.checkpoint SET position = $2, updated_at = now() WHERE name = $1 AND position = $3 AND epoch = $4`,
    values: [name, to, from.position, from.epoch],
  });
  if (rowCount !== 1) throw new CheckpointMoved();
};

/** Sets what the checkpoint stands for and tells the runner, by the epoch, to start again from here. */
export const resetCheckpoint = async (
  tx: PoolClient,
  name: string,
  { version, position }: Pick<Checkpoint, 'version' | 'position'>,
): Promise<void> => {
  await tx.query(
    `UPDATE feeds.checkpoint SET version = $2, position = $3, epoch = epoch + 1, updated_at = now() WHERE name = $1`,
    [name, version, position],
  );
};
