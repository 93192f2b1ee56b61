import { randomBytes } from 'node:crypto';
import { KEY_BYTES, LocalKeyEncryptionKeys } from '../key-encryption-keys';
import { openPrivacy, type Privacy } from '../privacy';
import { InMemoryKeyTable } from './in-memory.key-table';

export { InMemoryKeyTable };

/** Sealing as in production, with keys that live in this process's memory only. */
export const privacyInMemory = (): Promise<Privacy> =>
  openPrivacy(new InMemoryKeyTable(), new LocalKeyEncryptionKeys([randomBytes(KEY_BYTES)]));
