import { type Pool } from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { type HowOften, limitedBy, WINDOW_SECONDS } from '../limits/how-often';

/**
 * Counted in `limits.counted`, in one statement: for all processes together, and outliving any of them.
 * @param kind what is limited: each kind is counted for itself.
 */
export const limitedInDatabase = (pool: Pool, kind: string, perMinute: number): HowOften =>
  limitedBy(
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      schemaName: 'limits',
      tableName: 'counted',
      tableCreated: true,
      // One row for each person and kind, counted anew in place: there is nothing to be cleared.
      clearExpiredByTimeout: false,
      keyPrefix: kind,
      points: perMinute,
      duration: WINDOW_SECONDS,
      // Whoever goes on although told to wait is not even looked up any more.
      inMemoryBlockOnConsumed: perMinute + 1,
    }),
  );
