import { type Pool, type PoolClient } from 'pg';
import { HELD_BACK, type ParkedEvent } from '../fold-page';

/**
 * @param alone prefixes of events that hold back nothing.
 * @returns the streams of which a feed has put something aside that holds back what comes after it.
 */
export const heldStreams = async (
  database: Pool | PoolClient,
  name: string,
  alone: readonly string[] = [],
): Promise<ReadonlySet<string>> => {
  const { rows } = await database.query<{ stream: string }>(
    'SELECT DISTINCT stream FROM feeds.parked WHERE name = $1 AND NOT type ^@ ANY ($2::text[])',
    [name, alone],
  );
  return new Set(rows.map(({ stream }) => stream));
};

/** @returns the positions of what a feed has put aside, in order. */
export const parkedPositions = async (database: Pool | PoolClient, name: string): Promise<readonly bigint[]> => {
  const { rows } = await database.query<{ position: string }>(
    'SELECT position FROM feeds.parked WHERE name = $1 ORDER BY position',
    [name],
  );
  return rows.map(({ position }) => BigInt(position));
};

/**
 * Puts events aside.
 * @param attempts how often each that failed was tried; those held back behind it were not.
 */
export const park = async (
  tx: PoolClient,
  name: string,
  events: readonly ParkedEvent[],
  attempts: number,
): Promise<void> => {
  if (events.length === 0) return;
  const rows = events.map(({ event, failure }) => ({
    position: String(event.position),
    stream: event.stream,
    revision: String(event.revision),
    event_id: event.id,
    type: event.type,
    failure,
    attempts: failure === HELD_BACK ? 0 : attempts,
  }));
  await tx.query(
    `INSERT INTO feeds.parked AS known (name, position, stream, revision, event_id, type, failure, attempts)
     SELECT $1, position, stream, revision, event_id, type, failure, attempts
     FROM json_to_recordset($2) AS event(
       position bigint, stream text, revision bigint, event_id uuid, type text, failure text, attempts integer)
     ON CONFLICT (name, position) DO UPDATE
       SET failure = excluded.failure, attempts = known.attempts + excluded.attempts, parked_at = now()`,
    [name, JSON.stringify(rows)],
  );
};

/** @returns the stored names of what a feed has put aside for that reason. */
export const parkedTypes = async (database: Pool, name: string, failure: string): Promise<readonly string[]> => {
  const { rows } = await database.query<{ type: string }>(
    'SELECT DISTINCT type FROM feeds.parked WHERE name = $1 AND failure = $2',
    [name, failure],
  );
  return rows.map(({ type }) => type);
};
