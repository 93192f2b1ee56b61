import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

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

/**
 * Encrypts with AES-256-GCM under a fresh 96-bit nonce (NIST SP 800-38D, 8.2.2).
 * @param boundTo what the result belongs to: it opens only with the very same list.
 */
export const encrypt = (key: KeyObject, plain: string | Buffer, boundTo: readonly string[]): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: TAG }).setAAD(binding(boundTo));
  const hidden = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  return Buffer.concat([Buffer.of(VERSION), nonce, hidden, cipher.final(), cipher.getAuthTag()]);
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
