import { rm } from 'node:fs/promises';
import { type CalendarDate, dayInLondon } from '@app/kernel';
import { destructibleFrom, keyFilesOf, keyIdOfFile, rotationDueOn, type WrappingKey } from '@app/privacy';
import { keyFilesGiven, type Runtime } from '@app/runtime';
import { Failure } from '../failure';
import { actingAs, type Signed } from '../home/acting';
import { withRuntime } from '../home/with-runtime';
import { confirmed } from '../output/confirmed';
import { print, printJson } from '../output/print';
import { table } from '../output/table';
import { commandsOver } from '../system/commands-over';

interface Output {
  readonly json?: boolean;
}
/** How whoever destroys a key says who they are, and that they mean it. */
export type Destroying = Signed & Output & { readonly yes?: boolean };

/** A key-encryption key, how many data keys it wraps, and what is to be done about it. */
interface KeyStatus extends WrappingKey {
  readonly wraps: number;
  readonly isCurrent: boolean;
  /** The first day on which it may be destroyed; null while it is in use or once it is gone. */
  readonly destructibleFrom: CalendarDate | null;
}

const statusOf = async ({ keyring, config }: Pick<Runtime, 'keyring' | 'config'>): Promise<readonly KeyStatus[]> => {
  const [{ current, keys: wraps }, noted] = await Promise.all([keyring.wrappings(), keyring.wrappingKeys()]);
  return noted.map((key) => {
    const wrapped = wraps.get(key.id) ?? 0;
    const mayGo = key.id !== current && wrapped === 0 && key.retiredOn !== null && key.destroyedOn === null;
    return {
      ...key,
      wraps: wrapped,
      isCurrent: key.id === current,
      destructibleFrom: mayGo ? destructibleFrom(key.retiredOn, config.rotation) : null,
    };
  });
};

const adviceFor = (key: KeyStatus, due: CalendarDate | undefined, today: CalendarDate): string => {
  if (key.destroyedOn !== null) return `destroyed on ${key.destroyedOn}`;
  if (key.isCurrent)
    return due === undefined ? 'current' : `current; a new one is due ${due <= today ? 'since' : 'on'} ${due}`;
  if (key.destructibleFrom === null)
    return 'keep it: it still wraps keys; "keys rotate" wraps them with the current one';
  return key.destructibleFrom <= today
    ? 'destroy it now: "keys destroy-old"'
    : `keep it until ${key.destructibleFrom}: backups from before the rotation need it`;
};

/** Prints every key-encryption key, how many data keys it wraps, and what is to be done about it. */
export const keysStatus = ({ json }: Output): Promise<void> =>
  withRuntime('keys status', {}, async (runtime) => {
    const all = await statusOf(runtime);
    const due = rotationDueOn(all, runtime.config.rotation);
    if (json) {
      printJson({ keys: all, rotationDueOn: due ?? null });
      return;
    }
    const today = dayInLondon(runtime.clock());
    print(
      table(
        ['Key-encryption key', 'Data keys', 'First used', 'Retired', ''],
        all.map((key) => [key.id, key.wraps, key.firstUsedOn, key.retiredOn ?? '-', adviceFor(key, due, today)]),
      ),
    );
  });

/** Wraps every data key with the current key-encryption key: the first file of KEY_ENCRYPTION_KEY_FILE. */
export const rotateKeys = ({ json }: Output): Promise<void> =>
  withRuntime('keys rotate', {}, async ({ keyring, clock, config }) => {
    const today = dayInLondon(clock());
    const rewrapped = await keyring.rotate(today);
    const { current } = await keyring.wrappings();
    if (json) printJson({ current, rewrapped });
    else
      print(
        `${rewrapped} data keys are wrapped by ${current} now. Older key files open backups alone: "keys destroy-old" destroys them from ${destructibleFrom(today, config.rotation)} on.`,
      );
  });

/**
 * Destroys the files of key-encryption keys that no data key and no kept backup needs any more, as the person whose token is given: from
 * then on nothing that is left of what was erased before opens anywhere.
 * @throws Failure when they are not of information governance, no key may go, or a file cannot be removed.
 */
export const destroyOldKeys = ({ json, yes, ...signed }: Destroying): Promise<void> =>
  withRuntime('keys destroy-old', {}, async (runtime, settings) => {
    const { clock, config, keyring } = runtime;
    const today = dayInLondon(clock());
    const rooms = await commandsOver(runtime);
    try {
      const actor = await actingAs('information-governance', signed, runtime, settings, rooms.standings);
      // Fails here, before anything is destroyed, where the account may not note it.
      await keyring.noteInUse(today);
      const old = (await statusOf(runtime)).filter((key) => key.destructibleFrom !== null);
      const due = old.filter((key) => (key.destructibleFrom ?? '') <= today);
      if (due.length === 0)
        throw new Failure(
          old.length === 0
            ? 'There is no older key that nothing is wrapped with.'
            : `No key may go yet: backups of before the rotation are kept until ${old.map((key) => key.destructibleFrom).toSorted()[0] ?? ''}.`,
        );
      const files = await filesOf(await keyFilesOf(keyFilesGiven(config)));
      const ids = due.map(({ id }) => id);
      const named = ids.flatMap((id) => files.get(id) ?? []);
      await confirmed(
        `The key-encryption keys ${ids.join(', ')} are destroyed for ever, as decided by ${actor.practitionerId}${named.length === 0 ? '; none of their files is among those given here: destroy every copy of them by hand' : `, with the files ${named.join(', ')}`}. No backup of before ${
          due
            .map(({ retiredOn }) => retiredOn)
            .toSorted()
            .at(-1) ?? ''
        } opens any more.`,
        { yes: yes === true },
      );
      for (const id of ids) {
        const file = files.get(id);
        if (file !== undefined)
          await rm(file).catch((error: unknown) => {
            throw new Failure(
              `The file ${file} cannot be removed (${(error as NodeJS.ErrnoException).code ?? 'unknown'}): nothing is noted of that key.`,
            );
          });
        await keyring.noteDestroyed(id, today, actor.practitionerId);
      }
      if (json) printJson({ destroyed: ids, files: named });
      else print(`Destroyed: ${ids.join(', ')}. Leave its file out of KEY_ENCRYPTION_KEY_FILE from now on.`);
    } finally {
      await rooms.close();
    }
  });

/** @returns the files given here by the ids of the keys in them. */
const filesOf = async (files: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(await Promise.all(files.map(async (file) => [await keyIdOfFile(file), file] as const)));
