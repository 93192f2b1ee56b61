import { type Pause, realPause } from '@app/feeds';
import { dayInLondon } from '@app/kernel';
import { rotationDueOn } from '@app/privacy';
import { faultFields, type Runtime, type Service } from '@app/runtime';

/** A new day is noticed within this time. */
const LOOK_EVERY_MS = 60_000;

/**
 * Notes which key-encryption key is in use, and wraps every data key with it when a day has begun: by then every process was started with a
 * new key file that was given during the day. It says so in the log, every day, when a new key is due and none was given.
 */
export const keepKeys = (
  { keyring, config, clock, log }: Pick<Runtime, 'keyring' | 'config' | 'clock' | 'log'>,
  pause: Pause = realPause,
): Service => {
  const stopping = new AbortController();
  const begin = async (today: string, isFirst: boolean): Promise<void> => {
    if (isFirst) await keyring.noteInUse(today);
    else {
      const rewrapped = await keyring.rotate(today);
      if (rewrapped > 0) log.info('keys-rotated', { rewrapped });
    }
    const due = rotationDueOn(await keyring.wrappingKeys(), config.rotation);
    if (due !== undefined && due <= today) log.warn('key-rotation-due', { since: due });
  };
  const run = async (): Promise<void> => {
    let done: string | undefined;
    while (!stopping.signal.aborted) {
      const today = dayInLondon(clock());
      try {
        if (done !== today) await begin(today, done === undefined);
        done = today;
      } catch (error) {
        log.error('keys-not-kept', faultFields(error));
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
