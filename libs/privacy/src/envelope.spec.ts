import { createSecretKey, randomBytes } from 'node:crypto';
import { decrypt, encrypt, SealBroken } from './envelope';

const key = createSecretKey(randomBytes(32));
const belongs = ['personal', 'child-1', 'event-1', 'children.child-registered.v1'];

describe('An encrypted text', () => {
  it.each(['', 'Ada Example', 'Zoë Ümläut 👩‍👧', 'x'.repeat(100_000)])('opens to what it was', (text) =>
    expect(decrypt(key, encrypt(key, text, belongs), belongs).toString()).toBe(text),
  );
  it('holds bytes as well as text', () => {
    const bytes = randomBytes(32);
    expect(decrypt(key, encrypt(key, bytes, belongs), belongs)).toEqual(bytes);
  });
  it('does not open when any one bit was changed', () => {
    const sealed = encrypt(key, 'Ada Example', belongs);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const altered = Buffer.from(sealed);
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(() => decrypt(key, altered, belongs)).toThrow(SealBroken);
    }
  });
  it('does not open when a part is missing or added', () => {
    const sealed = encrypt(key, 'Ada Example', belongs);
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => decrypt(key, sealed.subarray(0, length), belongs)).toThrow(SealBroken);
    expect(() => decrypt(key, Buffer.concat([sealed, Buffer.of(0)]), belongs)).toThrow(SealBroken);
  });
  it.each([
    ['another person', ['personal', 'child-2', 'event-1', 'children.child-registered.v1']],
    ['another event', ['personal', 'child-1', 'event-2', 'children.child-registered.v1']],
    ['another kind of event', ['personal', 'child-1', 'event-1', 'children.child-registered.v2']],
    ['another use', ['data-key', 'child-1', 'event-1', 'children.child-registered.v1']],
    ['the same letters, cut elsewhere', ['personal', 'child-1event-1', '', 'children.child-registered.v1']],
    ['nothing', []],
  ])('does not open where it was moved to: %s', (_, elsewhere) =>
    expect(() => decrypt(key, encrypt(key, 'Ada Example', belongs), elsewhere)).toThrow(SealBroken),
  );
  it('does not open with another key', () =>
    expect(() => decrypt(createSecretKey(randomBytes(32)), encrypt(key, 'Ada', belongs), belongs)).toThrow(SealBroken));
  it('has a nonce of its own, 100,000 times over', () => {
    const nonces = new Set<string>();
    for (let n = 0; n < 100_000; n += 1) nonces.add(encrypt(key, 'a', belongs).toString('latin1', 1, 13));
    expect(nonces.size).toBe(100_000);
  });
});
