import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto';

/** Layout: version (1 byte), nonce (12), ciphertext, tag (16). Another algorithm would be another version. */
const VERSION = 1;
const NONCE = 12;
const TAG = 16;
const algorithm = 'aes-256-gcm';

/** The text was altered, moved to where it does not belong, or sealed with another key. Says nothing about its content. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor() {
    super('a sealed text was altered, does not belong here, or was sealed with another key');
  }
}

/** What the ciphertext is tied to; json, so that no two lists of texts give the same bytes. */
const binding = (boundTo: readonly string[]): Buffer => Buffer.from(JSON.stringify([VERSION, ...boundTo]));

/** Random bytes for many nonces at a time: asking the system for each by itself takes as long as the encryption. */
const pool = Buffer.alloc(NONCE * 512);
let used = pool.length;
/** @returns 12 fresh random bytes; to be copied before the next are asked for. */
const freshNonce = (): Buffer => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += NONCE;
  return pool.subarray(used - NONCE, used);
};

/**
 * Encrypts with AES-256-GCM under a fresh 96-bit nonce (NIST SP 800-38D, 8.2.2).
 * @param boundTo what the result belongs to: it opens only with the very same list.
 */
export const encrypt = (key: KeyObject, plain: string | Buffer, boundTo: readonly string[]): Buffer => {
  const nonce = freshNonce();
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: TAG }).setAAD(binding(boundTo));
  const hidden = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  // A stream cipher: nothing is left to come, but the tag is made now.
  cipher.final();
  const envelope = Buffer.allocUnsafe(1 + NONCE + hidden.length + TAG);
  envelope[0] = VERSION;
  nonce.copy(envelope, 1);
  hidden.copy(envelope, 1 + NONCE);
  cipher.getAuthTag().copy(envelope, 1 + NONCE + hidden.length);
  return envelope;
};

/** @throws SealBroken when a bit, the key or what it is bound to differs, or the version is unknown. */
export const decrypt = (key: KeyObject, envelope: Buffer, boundTo: readonly string[]): Buffer => {
  if (envelope.length < 1 + NONCE + TAG || envelope[0] !== VERSION) throw new SealBroken();
  const nonce = envelope.subarray(1, 1 + NONCE);
  const tag = envelope.subarray(envelope.length - TAG);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: TAG })
    .setAAD(binding(boundTo))
    .setAuthTag(tag);
  const plain = decipher.update(envelope.subarray(1 + NONCE, envelope.length - TAG));
  try {
    decipher.final();
  } catch {
    plain.fill(0);
    throw new SealBroken();
  }
  return plain;
};
