import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { decrypt, encrypt } from './envelope';

/**
 * Wraps the data keys of all subjects. The material may lie in a file, as here, or never leave a key management service:
 * then this is the interface to implement.
 */
export interface KeyEncryptionKeys {
  /** Id of the key that wraps what is new; the others only unwrap until rotation has re-wrapped everything. */
  readonly current: string;
  /** @returns the data key, wrapped by the current key and bound to the subject and to that key's id. */
  wrap(subject: string, dataKey: Buffer): Promise<Buffer>;
  /** @throws KeyEncryptionKeyMissing when the key of that id is not here; SealBroken when it does not belong. */
  unwrap(subject: string, wrapped: Buffer, keyId: string): Promise<Buffer>;
}

/** A data key was wrapped by a key-encryption key that this process was not given. */
export class KeyEncryptionKeyMissing extends Error {
  override readonly name = 'KeyEncryptionKeyMissing';
  constructor(keyId: string) {
    super(`records are locked by key-encryption key ${keyId}, which was not given`);
  }
}

/** Length of a key-encryption key in bytes. */
export const KEY_BYTES = 32;

/** The id follows from the material, so that a file may be renamed and never stand for another key. */
const idOf = (material: Buffer): string =>
  Buffer.from(hkdfSync('sha256', material, '', 'teamaround key-encryption key id', 8)).toString('hex');

/** Key-encryption keys held in this process's memory. */
export class LocalKeyEncryptionKeys implements KeyEncryptionKeys {
  readonly current: string;
  private readonly keys: ReadonlyMap<string, KeyObject>;

  /** @param materials 32 bytes each; the first is the current one, the others only unwrap. */
  constructor(materials: readonly [Buffer, ...Buffer[]]) {
    if (materials.some(({ length }) => length !== KEY_BYTES))
      throw new RangeError(`a key-encryption key has ${KEY_BYTES} bytes`);
    this.current = idOf(materials[0]);
    this.keys = new Map(materials.map((material) => [idOf(material), createSecretKey(material)]));
  }

  wrap(subject: string, dataKey: Buffer): Promise<Buffer> {
    return Promise.resolve(encrypt(this.key(this.current), dataKey, ['data-key', subject, this.current]));
  }

  // async, so that a missing key is a rejection and not a throw
  async unwrap(subject: string, wrapped: Buffer, keyId: string): Promise<Buffer> {
    return Promise.resolve(decrypt(this.key(keyId), wrapped, ['data-key', subject, keyId]));
  }

  private key(id: string): KeyObject {
    const key = this.keys.get(id);
    if (key === undefined) throw new KeyEncryptionKeyMissing(id);
    return key;
  }
}
