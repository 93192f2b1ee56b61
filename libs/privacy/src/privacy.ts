import { type Sealer } from '@app/event-store';
import { type KeyEncryptionKeys } from './key-encryption-keys';
import { type KeyTable } from './key-table';
import { KeyedDigests } from './keyed-digests';
import { KeyedSealer } from './keyed.sealer';
import { Keyring, type KeyringOptions } from './keyring';

/** Everything the running system needs to keep personal data apart and erasable. */
export interface Privacy {
  readonly keyring: Keyring;
  readonly sealer: Sealer;
  readonly digests: KeyedDigests;
  /** Stops listening for erasures. */
  stop(): Promise<void>;
}

/** Puts keyring, sealer and digests together over one key table. */
export const openPrivacy = async (
  table: KeyTable,
  wrapping: KeyEncryptionKeys,
  options: KeyringOptions = {},
): Promise<Privacy> => {
  const { keyring, stop } = await Keyring.open(table, wrapping, options);
  try {
    return { keyring, sealer: new KeyedSealer(keyring), digests: await KeyedDigests.open(keyring), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
