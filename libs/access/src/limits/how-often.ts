import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Limits how often one person, or program, may ask for something. */
export interface HowOften {
  /**
   * Counts one request.
   * @param who id of the person or program.
   * @returns undefined when it may go on; otherwise in how many seconds to try again, 1 at least.
   */
  count(who: string): Promise<number | undefined>;
}

/** The time within which requests are counted, in seconds. It begins with the first of them. */
export const WINDOW_SECONDS = 60;

/** @returns the limit that a limiter of the library keeps. */
export const limitedBy = (limiter: RateLimiterAbstract): HowOften => ({
  count: async (who) => {
    try {
      await limiter.consume(who);
      return undefined;
    } catch (error) {
      if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
      throw error;
    }
  },
});

/** Counted by each process for itself, and forgotten when it ends: costs about a microsecond. */
export const limitedInMemory = (perMinute: number): HowOften =>
  limitedBy(new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS }));
