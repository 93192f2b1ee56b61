import { type Pause, realPause } from '@app/feeds';
import { beginDays } from '@app/reminders';
import { faultFields, type Runtime, type Service } from '@app/runtime';

/** Midnight is noticed within this time; what follows from it does not depend on the minute. */
const LOOK_EVERY_MS = 60_000;

/**
 * Says, soon after midnight in London, that a day has begun, and at once which days were missed. What is done daily hears it from
 * the feed. A failure is logged and tried again.
 */
export const startDays = (
  { aggregates, clock, log }: Pick<Runtime, 'aggregates' | 'clock' | 'log'>,
  pause: Pause = realPause,
): Service => {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await beginDays(aggregates, clock);
      } catch (error) {
        log.error('day-not-begun', faultFields(error));
      }
      await pause(LOOK_EVERY_MS, stopping.signal);
    }
  };
  const running = run();
  return {
    close: async () => {
      stopping.abort();
      await running;
    },
  };
};
