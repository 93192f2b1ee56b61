import { type CalendarDate } from '@app/kernel';
import { type WrappingKey } from './beyond-recovery';

/** A data key as it is kept: wrapped, or gone for ever. */
export type KeptKey =
  | { readonly subject: string; readonly is: 'wrapped'; readonly wrapped: Buffer; readonly keyId: string }
  | { readonly subject: string; readonly is: 'erased' };
export type WrappedKey = Extract<KeptKey, { is: 'wrapped' }>;

/** Where the wrapped data keys of all subjects are kept: one per subject, for ever one. */
export interface KeyTable {
  /** @returns what is kept of these subjects; nothing for one that was never seen. */
  find(subjects: readonly string[]): Promise<readonly KeptKey[]>;
  /**
   * Keeps each of these keys unless its subject has one, or had one.
   * @returns what is kept now of every subject named: the key given or the one that was there.
   */
  keep(fresh: readonly WrappedKey[]): Promise<readonly KeptKey[]>;
  /** Destroys the subject's key for ever, and tells everyone who listens; a subject never seen is marked as well. */
  erase(subject: string): Promise<void>;
  /** @returns every subject whose key was destroyed. */
  erased(): Promise<readonly string[]>;
  /** @returns how many keys are wrapped by each key-encryption key, by its id. */
  wrappings(): Promise<ReadonlyMap<string, number>>;
  /** @returns up to `limit` keys that are not wrapped by the key of this id. */
  notWrappedBy(keyId: string, limit: number): Promise<readonly WrappedKey[]>;
  /** Replaces the wrapping of each key that is still wrapped by the key `from`. */
  rewrap(keys: readonly { readonly from: string; readonly to: WrappedKey }[]): Promise<void>;
  /** @returns every key-encryption key that was ever noted. */
  wrappingKeys(): Promise<readonly WrappingKey[]>;
  /** Notes that a key-encryption key is in use: since that day, unless it was noted before; one that was retired is so no more. */
  noteWrappingKey(keyId: string, on: CalendarDate): Promise<void>;
  /** Notes that every other key-encryption key wraps nothing any more, where that is so. */
  retireOthers(keyId: string, on: CalendarDate): Promise<void>;
  /** Notes that the file of a key-encryption key is destroyed, and by whom. */
  noteDestroyed(keyId: string, on: CalendarDate, by: string): Promise<void>;
  /**
   * Calls back with each subject that is erased from now on, by this process or another; with undefined when some may have
   * been missed.
   * @returns a function that stops it.
   */
  onErased(listener: (subject: string | undefined) => void): Promise<() => Promise<void>>;
}
