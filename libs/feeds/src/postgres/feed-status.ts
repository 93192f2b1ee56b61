import { type Pool } from 'pg';
import { type EventFeed } from '@app/event-store';
import { lockNumber } from './feed-locks';

/** How one feed is doing; for operators. */
export interface FeedStatus {
  readonly name: string;
  readonly kind: 'projection' | 'automation';
  /** Version of this release's code; `storedVersion` differs until it has been rebuilt. */
  readonly version: number;
  readonly storedVersion: number | undefined;
  readonly position: bigint;
  /** Positions between the checkpoint and the head of the log: an upper bound of the events not taken in yet. */
  readonly lag: bigint;
  /** When the first event beyond the checkpoint was recorded: ISO 8601 instant. */
  readonly waitingSince: string | undefined;
  /** Events put aside, and of how many streams. */
  readonly parked: number;
  readonly heldStreams: number;
  /** The process that runs it; undefined when none does. */
  readonly runner: string | undefined;
  /** When the checkpoint last moved: ISO 8601 instant. */
  readonly movedAt: string | undefined;
  /** Position of a rebuild under way. */
  readonly rebuiltTo: bigint | undefined;
}

/** What is asked about a feed. */
export interface FeedName {
  readonly name: string;
  readonly kind: 'projection' | 'automation';
  readonly version: number;
}

interface Row {
  name: string;
  stored_version: number | null;
  position: string | null;
  moved_at: Date | null;
  rebuilt_to: string | null;
  parked: string;
  held_streams: string;
  runner: string | null;
  waiting_since: string | null;
}

/** A 64-bit advisory lock shows in pg_locks as two halves. */
const query = `
  SELECT asked.name, c.version AS stored_version, c.position, c.updated_at AS moved_at, s.position AS rebuilt_to,
         p.parked, p.held_streams, l.runner, w.waiting_since
    FROM unnest($1::text[], $2::bigint[]) AS asked(name, lock)
    LEFT JOIN feeds.checkpoint c ON c.name = asked.name
    LEFT JOIN feeds.checkpoint s ON s.name = asked.name || '__rebuild'
    CROSS JOIN LATERAL (SELECT count(*) AS parked, count(DISTINCT stream) AS held_streams
                          FROM feeds.parked WHERE parked.name = asked.name) p
    LEFT JOIN LATERAL (SELECT e.meta ->> 'recordedAt' AS waiting_since FROM log.event e
                        WHERE e.position > coalesce(c.position, 0) ORDER BY e.position LIMIT 1) w ON true
    LEFT JOIN LATERAL (SELECT a.application_name AS runner
                         FROM pg_locks JOIN pg_stat_activity a USING (pid)
                        WHERE locktype = 'advisory' AND granted AND objsubid = 1
                          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                          AND (classid::bigint << 32 | objid::bigint) = asked.lock LIMIT 1) l ON true`;

/** @returns how each of the feeds is doing, in the order asked. */
export const feedStatus = async (
  pool: Pool,
  feed: Pick<EventFeed, 'head'>,
  feeds: readonly FeedName[],
): Promise<readonly FeedStatus[]> => {
  const head = await feed.head();
  const { rows } = await pool.query<Row>(query, [
    feeds.map(({ name }) => name),
    feeds.map(({ name }) => String(lockNumber(name))),
  ]);
  const found = new Map(rows.map((row) => [row.name, row]));
  return feeds.map(({ name, kind, version }) => {
    const row = found.get(name) as Row;
    const position = BigInt(row.position ?? 0);
    return {
      name,
      kind,
      version,
      storedVersion: row.stored_version ?? undefined,
      position,
      lag: head > position ? head - position : 0n,
      waitingSince: row.waiting_since ?? undefined,
      parked: Number(row.parked),
      heldStreams: Number(row.held_streams),
      runner: row.runner ?? undefined,
      movedAt: row.moved_at?.toISOString(),
      rebuiltTo: row.rebuilt_to === null ? undefined : BigInt(row.rebuilt_to),
    };
  });
};
