import { privacyInMemory } from '@app/privacy/testing';

const EACH = 1_000_000;
const AT_ONCE = 5_000;
/** Version, then the nonce, then the rest (`libs/privacy`). */
const NONCE = { from: 1, to: 13 } as const;

describe('S14: a million sealed texts', () => {
  it('have a million nonces, under one key and under many', async () => {
    const privacy = await privacyInMemory();
    const nonces = new Set<string>();
    for (let from = 0; from < EACH; from += AT_ONCE) {
      const items = Array.from({ length: AT_ONCE }, (_, index) => ({
        // Half of them are of one child.
        subject: index % 2 === 0 ? 'child-1' : `child-${(from + index) % 500}`,
        eventId: 'e',
        type: 'caf.opened.v1',
        personal: { text: 'a' },
      }));
      for (const sealed of await privacy.sealer.seal(items))
        nonces.add(Buffer.from(sealed, 'base64').toString('latin1', NONCE.from, NONCE.to));
    }
    await privacy.stop();
    expect(nonces.size).toBe(EACH);
  });
});
