import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { type CalendarDate } from '@app/kernel';
import { LRUCache } from 'lru-cache';
import { Batches } from './batches';
import { type WrappingKey } from './beyond-recovery';
import { type KeyEncryptionKeys } from './key-encryption-keys';
import { type KeptKey, type KeyTable, type WrappedKey } from './key-table';

/** The subject's data key, or that it was destroyed. */
export type Held = KeyObject | 'erased';

/** A sealed part names a subject whose key was never kept here: most likely an older key table was restored. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing';
  constructor() {
    super('the key of a sealed record is not in the key table: was an older copy of the table restored?');
  }
}

/** Whose key the secrets of the installation itself derive from; subjects of the log have a hyphen in their name. */
export const INSTALLATION = 'installation';

const DATA_KEY_BYTES = 32;

export interface KeyringOptions {
  /** How many keys stay in memory; default 50,000 (about 15 MB). */
  readonly cached?: number;
  /** For how long at most, in ms: the bound on using an erased key when a notification was lost. Default 30 s. */
  readonly maxAge?: number;
  /** Milliseconds that only grow; for tests. */
  readonly now?: () => number;
}

/** The data keys of all subjects, in memory as far as they are in use. One key per subject, created when first needed. */
export class Keyring {
  private readonly cache: LRUCache<string, Held>;
  private readonly obtaining: Batches<Held>;
  private readonly finding: Batches<Held | undefined>;

  private constructor(
    private readonly table: KeyTable,
    private readonly wrapping: KeyEncryptionKeys,
    { cached = 50_000, maxAge = 30_000, now = () => performance.now() }: KeyringOptions,
  ) {
    this.cache = new LRUCache({ max: cached, ttl: maxAge, ttlResolution: 0, perf: { now } });
    this.obtaining = new Batches((subjects) => this.obtainAll(subjects));
    this.finding = new Batches((subjects) => this.findAll(subjects));
  }

  /** Opens the keyring and listens for erasures by other processes. @returns it, and how to stop listening. */
  static async open(
    table: KeyTable,
    wrapping: KeyEncryptionKeys,
    options: KeyringOptions = {},
  ): Promise<{ readonly keyring: Keyring; readonly stop: () => Promise<void> }> {
    const keyring = new Keyring(table, wrapping, options);
    const stop = await table.onErased((subject) => {
      if (subject === undefined) keyring.cache.clear();
      else keyring.cache.set(subject, 'erased');
    });
    return { keyring, stop };
  }

  /** @returns the key of each subject, made now where there was none. */
  obtain(subjects: Iterable<string>): Promise<ReadonlyMap<string, Held>> {
    return this.gather(subjects, this.obtaining);
  }

  /** @returns the key of each subject; undefined where there never was one. */
  find(subjects: Iterable<string>): Promise<ReadonlyMap<string, Held | undefined>> {
    return this.gather(subjects, this.finding);
  }

  /**
   * Destroys a subject's key: nothing sealed with it can be opened again, wherever it was copied to, and nothing new can
   * be sealed. Honoured also for a subject without a key, so that a list of erasures can be applied again after a restore.
   */
  async erase(subject: string): Promise<void> {
    if (subject === INSTALLATION) throw new RangeError('the secrets of the installation belong to nobody to be erased');
    await this.table.erase(subject);
    this.cache.set(subject, 'erased');
  }

  /** @returns everybody whose key was destroyed. */
  erased(): Promise<readonly string[]> {
    return this.table.erased();
  }

  /** @returns the id of the current key-encryption key, and how many keys each one wraps. */
  async wrappings(): Promise<{ readonly current: string; readonly keys: ReadonlyMap<string, number> }> {
    return { current: this.wrapping.current, keys: await this.table.wrappings() };
  }

  /** @returns the key-encryption keys that were ever noted, and when each was first used, retired and destroyed. */
  wrappingKeys(): Promise<readonly WrappingKey[]> {
    return this.table.wrappingKeys();
  }

  /** Notes since when the current key-encryption key is in use, and every older one that still wraps something. */
  async noteInUse(on: CalendarDate): Promise<void> {
    const wraps = await this.table.wrappings();
    for (const keyId of new Set([...wraps.keys(), this.wrapping.current])) await this.table.noteWrappingKey(keyId, on);
  }

  /** Notes that the file of an old key-encryption key is destroyed. @param by practitioner id of who did it. */
  noteDestroyed(keyId: string, on: CalendarDate, by: string): Promise<void> {
    return this.table.noteDestroyed(keyId, on, by);
  }

  /**
   * Re-wraps every key that is not wrapped by the current key-encryption key; sealed texts stay as they are. Once it has run with every
   * process on the new key, and no backup from before is kept any more, the old one can be destroyed, and with it every copy of an
   * erased key that is left anywhere.
   * @param on the day, from which the older ones count as retired.
   * @returns how many keys were re-wrapped.
   */
  async rotate(on: CalendarDate, batch = 500): Promise<number> {
    await this.noteInUse(on);
    let rewrapped = 0;
    for (;;) {
      const old = await this.table.notWrappedBy(this.wrapping.current, batch);
      if (old.length === 0) {
        await this.table.retireOthers(this.wrapping.current, on);
        return rewrapped;
      }
      await this.table.rewrap(
        await Promise.all(
          old.map(async ({ subject, wrapped, keyId }) => ({
            from: keyId,
            to: await this.wrapped(subject, await this.wrapping.unwrap(subject, wrapped, keyId)),
          })),
        ),
      );
      rewrapped += old.length;
    }
  }

  private async gather<H extends Held | undefined>(
    subjects: Iterable<string>,
    batches: Batches<H>,
  ): Promise<ReadonlyMap<string, Held | H>> {
    const held = new Map<string, Held | H>();
    const wanted: string[] = [];
    for (const subject of new Set(subjects)) {
      const known = this.cache.get(subject);
      if (known === undefined) wanted.push(subject);
      else held.set(subject, known);
    }
    await Promise.all(wanted.map(async (subject) => held.set(subject, await batches.get(subject))));
    return held;
  }

  private async obtainAll(subjects: readonly string[]): Promise<ReadonlyMap<string, Held>> {
    const fresh = await Promise.all(subjects.map((subject) => this.wrapped(subject, randomBytes(DATA_KEY_BYTES))));
    return this.remember(await this.table.keep(fresh));
  }

  private async findAll(subjects: readonly string[]): Promise<ReadonlyMap<string, Held | undefined>> {
    const found = await this.remember(await this.table.find(subjects));
    return new Map(subjects.map((subject) => [subject, found.get(subject)]));
  }

  private async wrapped(subject: string, dataKey: Buffer): Promise<WrappedKey> {
    const wrapped = await this.wrapping.wrap(subject, dataKey);
    return { subject, is: 'wrapped', wrapped, keyId: this.wrapping.current };
  }

  private async remember(kept: readonly KeptKey[]): Promise<ReadonlyMap<string, Held>> {
    const held = await Promise.all(
      kept.map(async (key): Promise<[string, Held]> => {
        if (key.is === 'erased') return [key.subject, 'erased'];
        return [key.subject, createSecretKey(await this.wrapping.unwrap(key.subject, key.wrapped, key.keyId))];
      }),
    );
    // What was read may be older than an erasure that we have heard of since: erased stays erased.
    for (const [subject, key] of held) if (this.cache.peek(subject) !== 'erased') this.cache.set(subject, key);
    return new Map(held);
  }
}
