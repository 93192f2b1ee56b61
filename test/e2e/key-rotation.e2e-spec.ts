import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEY_BYTES } from '@app/privacy';
import { rooms } from '@app/rooms';
import { openRuntime } from '@app/runtime';
import { type Application, startApplication } from '../support/application';

describe('A new key-encryption key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
  const [older, newer] = ['older.key', 'newer.key'].map((name) => {
    const path = join(folder, name);
    writeFileSync(path, randomBytes(KEY_BYTES), { mode: 0o600 });
    return path;
  }) as [string, string];
  let application: Application;
  const children: string[] = [];

  const register = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      const { status, body } = await application.post('/v1/children', {
        givenNames: `Child${children.length}`,
        familyName: 'Rotafield',
        status: 'born',
        birthDate: '2001-05-17',
        sex: 'female',
        place: 'UNK',
        localityBasis: 'manual',
        on: '2007-03-01',
      });
      expect(status).toBe(201);
      children.push(body['childId'] as string);
    }
  };
  /** Reads everybody through the API. */
  const read = async (): Promise<void> => {
    await application.caughtUp();
    for (const [n, id] of children.entries()) {
      const { body } = await application.get(`/v1/children/${id}`);
      expect(body['identity']).toMatchObject({ givenNames: `Child${n}` });
    }
  };

  beforeAll(async () => {
    application = await startApplication({ settings: { keyEncryptionKeyFile: older } });
    await register(30);
  });
  afterAll(async () => {
    await application.close();
    rmSync(folder, { recursive: true });
  });

  it('reads what the older one wrapped before the rotation, and wraps what is new', async () => {
    await read();
    await application.restart({ keyEncryptionKeyFile: `${newer},${older}` });
    await read();
    await register(5);
    const { current, keys } = await application.runtime.keyring.wrappings();
    // The secret of the installation itself is a key of its own.
    expect([keys.get(current), keys.size]).toEqual([5, 2]);
    expect([...keys.values()].reduce((sum, count) => sum + count, 0)).toBe(36);
  });

  it('leaves everything readable and writable while the rotation runs', async () => {
    const rotating = application.runtime.keyring.rotate(3);
    await Promise.all([read(), register(5), application.runtime.keyring.rotate(7)]);
    expect(await rotating).toBeGreaterThan(0);
    await read();
  });

  it('reads everything alone after the rotation, and the older one opens nothing any more', async () => {
    const { current, keys } = await application.runtime.keyring.wrappings();
    expect([...keys]).toEqual([[current, 41]]);
    await application.restart({ keyEncryptionKeyFile: newer });
    await read();
    await register(1);
    const { config, clock, log } = application.runtime;
    const alone = openRuntime({ ...config, keyEncryptionKeyFile: older }, rooms, { clock, log });
    await expect(alone).rejects.toThrow('was not given');
  });
});
