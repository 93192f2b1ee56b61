import { randomBytes } from 'node:crypto';
import { SealBroken } from './envelope';
import { KeyEncryptionKeyMissing, LocalKeyEncryptionKeys } from './key-encryption-keys';

const [older, newer] = [randomBytes(32), randomBytes(32)];
const dataKey = randomBytes(32);

describe('Key-encryption keys', () => {
  const keys = new LocalKeyEncryptionKeys([newer, older]);

  it('wrap a data key and unwrap it', async () =>
    expect(await keys.unwrap('child-1', await keys.wrap('child-1', dataKey), keys.current)).toEqual(dataKey));
  it('unwrap what an older key wrapped', async () => {
    const before = new LocalKeyEncryptionKeys([older]);
    expect(await keys.unwrap('child-1', await before.wrap('child-1', dataKey), before.current)).toEqual(dataKey);
  });
  it('refuse a data key that was put with another subject', async () =>
    expect(keys.unwrap('child-2', await keys.wrap('child-1', dataKey), keys.current)).rejects.toThrow(SealBroken));
  it('refuse a data key said to be wrapped by another key', async () => {
    const before = new LocalKeyEncryptionKeys([older]).current;
    await expect(keys.unwrap('child-1', await keys.wrap('child-1', dataKey), before)).rejects.toThrow(SealBroken);
  });
  it('say which key is missing', async () => {
    const wrapped = await keys.wrap('child-1', dataKey);
    const others = new LocalKeyEncryptionKeys([older]);
    await expect(others.unwrap('child-1', wrapped, keys.current)).rejects.toThrow(
      new KeyEncryptionKeyMissing(keys.current),
    );
  });
  it('have an id that follows from the material and gives none of it away', () => {
    expect(new LocalKeyEncryptionKeys([newer]).current).toBe(keys.current);
    expect(keys.current).toMatch(/^[0-9a-f]{16}$/);
    expect(newer.toString('hex')).not.toContain(keys.current);
  });
  it.each([0, 16, 31, 33, 64])('are never %d bytes long', (length) =>
    expect(() => new LocalKeyEncryptionKeys([randomBytes(length)])).toThrow('32 bytes'),
  );
});
