import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { INSTALLATION, type Keyring } from './keyring';

/**
 * Digests that say whether two texts are the same and nothing else: who has the digest but not the installation's secret
 * cannot try out texts. The secret is kept like a data key, so that all processes share it and rotation leaves it as it is.
 */
export class KeyedDigests {
  private readonly keys = new Map<string, KeyObject>();

  private constructor(private readonly secret: KeyObject) {}

  /** Takes the installation's secret from the keyring; it is made on the first start. */
  static async open(keyring: Keyring): Promise<KeyedDigests> {
    const secret = (await keyring.obtain([INSTALLATION])).get(INSTALLATION);
    if (secret === undefined || secret === 'erased') throw new Error('the secret of the installation is gone');
    return new KeyedDigests(secret);
  }

  /** @returns HMAC-SHA-256 of a request in base64: the same for a repeat of it. */
  keyedDigest(text: string): string {
    return this.digest('request', text);
  }

  /**
   * For finding a record by an exact personal value without keeping the value.
   * @param kind what sort of value it is: equal texts of two kinds have different indexes.
   * @param normalised the value in the one form that all spellings of it are brought to.
   */
  blindIndex(kind: string, normalised: string): string {
    return this.digest(`blind index ${kind}`, normalised);
  }

  /**
   * Proof that a text was written by this installation: who can write to the database but has no key-encryption key cannot make one.
   * @param kind what sort of text it is: no proof of one kind is one of another.
   */
  authenticationCode(kind: string, text: string): string {
    return this.digest(`authentication ${kind}`, text);
  }

  private digest(use: string, text: string): string {
    let key = this.keys.get(use);
    if (key === undefined) {
      key = createSecretKey(Buffer.from(hkdfSync('sha256', this.secret, '', `teamaround ${use}`, 32)));
      this.keys.set(use, key);
    }
    return createHmac('sha256', key).update(text).digest('base64');
  }
}
