import { settleReservations } from '@app/child-work';
import { type Pause, realPause } from '@app/feeds';
import { faultFields, type Runtime, type Service } from '@app/runtime';

/** What a crash has left reserved blocks others: it is settled within a minute, its lease included. */
const LOOK_EVERY_MS = 15_000;

/** Settles, again and again, what was reserved for a child and never settled. A failure is logged and tried again. */
export const settleRegularly = (
  { aggregates, clock, dataSource: database, log }: Pick<Runtime, 'aggregates' | 'clock' | 'dataSource' | 'log'>,
  pause: Pause = realPause,
): Service => {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await settleReservations({ aggregates, clock, database });
      } catch (error) {
        log.error('reservations-not-settled', faultFields(error));
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
