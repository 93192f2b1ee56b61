import { randomBytes } from 'node:crypto';
import { LocalKeyEncryptionKeys } from './key-encryption-keys';
import { openPrivacy } from './privacy';
import { InMemoryKeyTable, privacyInMemory } from './testing';

describe('Keyed digests', () => {
  it('tell whether two texts are the same, to every process of the installation', async () => {
    const table = new InMemoryKeyTable();
    const keys = new LocalKeyEncryptionKeys([randomBytes(32)]);
    const [here, there] = [await openPrivacy(table, keys), await openPrivacy(table, keys)];
    expect(here.digests.keyedDigest('a request')).toBe(there.digests.keyedDigest('a request'));
    expect(here.digests.keyedDigest('a request')).not.toBe(here.digests.keyedDigest('another request'));
    expect(here.digests.keyedDigest('a request')).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  });
  it('differ from one installation to the next', async () => {
    const [here, elsewhere] = [await privacyInMemory(), await privacyInMemory()];
    expect(here.digests.blindIndex('nhs-number', '9990000001')).not.toBe(
      elsewhere.digests.blindIndex('nhs-number', '9990000001'),
    );
  });
  it('differ by what they are for', async () => {
    const { digests } = await privacyInMemory();
    const made = [
      digests.authenticationCode('access', 'x'),
      digests.authenticationCode('other', 'x'),
      digests.keyedDigest('x'),
      digests.blindIndex('name', 'x'),
      digests.blindIndex('nhs-number', 'x'),
    ];
    expect(new Set(made).size).toBe(5);
  });
  it('outlive the rotation of the key-encryption key', async () => {
    const table = new InMemoryKeyTable();
    const [older, newer] = [randomBytes(32), randomBytes(32)];
    const before = await openPrivacy(table, new LocalKeyEncryptionKeys([older]));
    await (await openPrivacy(table, new LocalKeyEncryptionKeys([newer, older]))).keyring.rotate('2007-06-18');
    const after = await openPrivacy(table, new LocalKeyEncryptionKeys([newer]));
    expect(after.digests.blindIndex('name', 'x')).toBe(before.digests.blindIndex('name', 'x'));
  });
});
