import { type Pool, type PoolClient } from 'pg';

const ignored = (): void => undefined;

/**
 * Runs the work in one transaction on a connection of its own; an error rolls back.
 * Such a commit does not wait for the disk: rows and checkpoint are in the same transaction, so a database that dies with the
 * last of them forgets both, and the events, which are durable in the log, are taken in again.
 */
export const inTransaction = async <T>(pool: Pool, work: (tx: PoolClient) => Promise<T>): Promise<T> => {
  const tx = await pool.connect();
  // A connection lost between two statements says so here; the next statement fails and tells us.
  tx.on('error', ignored);
  let broken = false;
  try {
    await tx.query('BEGIN; SET LOCAL synchronous_commit TO off');
    const result = await work(tx);
    await tx.query('COMMIT');
    return result;
  } catch (error) {
    await tx.query('ROLLBACK').catch(() => (broken = true));
    throw error;
  } finally {
    tx.off('error', ignored);
    tx.release(broken);
  }
};
