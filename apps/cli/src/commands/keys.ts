import { withRuntime } from '../home/with-runtime';
import { print, printJson } from '../output/print';
import { table } from '../output/table';

interface Output {
  readonly json?: boolean;
}

/** Prints how many data keys each key-encryption key wraps. */
export const keysStatus = ({ json }: Output): Promise<void> =>
  withRuntime('keys status', {}, async ({ keyring }) => {
    const { current, keys } = await keyring.wrappings();
    const all = new Map([[current, 0], ...keys]);
    if (json) printJson({ current, keys: Object.fromEntries(all) });
    else
      print(
        table(
          ['Key-encryption key', 'Data keys', ''],
          [...all].map(([id, count]) => [
            id,
            count,
            id === current
              ? 'current'
              : 'keep it while this is not 0, and while a backup from before the rotation is kept',
          ]),
        ),
      );
  });

/** Wraps every data key with the current key-encryption key: the first file of KEY_ENCRYPTION_KEY_FILE. */
export const rotateKeys = ({ json }: Output): Promise<void> =>
  withRuntime('keys rotate', {}, async ({ keyring }) => {
    const rewrapped = await keyring.rotate();
    const { current } = await keyring.wrappings();
    if (json) printJson({ current, rewrapped });
    else
      print(
        `${rewrapped} data keys are wrapped by ${current} now. When every process runs with it as the first key, older key files open backups alone: destroy them when none from before today is kept.`,
      );
  });
