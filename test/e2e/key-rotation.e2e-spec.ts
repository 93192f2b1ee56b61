import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Principal } from '@app/access';
import { addDays } from '@app/kernel';
import { KEY_BYTES } from '@app/privacy';
import { rooms } from '@app/rooms';
import { openRuntime } from '@app/runtime';
import { destroyOldKeys, keysStatus } from '../../apps/cli/src/commands/keys';
import { type Application, person, startApplication } from '../support/application';
import { operated, signedBy } from '../support/operator';

/** A sealed text as a card keeps it. */
interface Part {
  readonly subject: string;
  readonly type: string;
  readonly sealed: string;
}
/** One bit of it is another. */
const flipped = (sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64');
  bytes[20] = (bytes[20] as number) ^ 1;
  return bytes.toString('base64');
};

describe('A new key-encryption key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
  const [older, newer] = ['older.key', 'newer.key'].map((name) => {
    const path = join(folder, name);
    writeFileSync(path, randomBytes(KEY_BYTES), { mode: 0o600 });
    return path;
  }) as [string, string];
  const rotatedOn = '2007-06-18';
  const officer = person(8, { roles: ['information-governance'] });
  let application: Application;
  const children: string[] = [];

  const register = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      const { status, body } = await application.post('/v1/children', {
        givenNames: `Child${children.length}`,
        confirmedNew: true,
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
    application = await startApplication({ apart: true, settings: { keyEncryptionKeyFile: older } });
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
    // Only the account of the worker wraps keys anew.
    const rotating = application.worker.keyring.rotate(rotatedOn, 3);
    await Promise.all([read(), register(5), application.worker.keyring.rotate(rotatedOn, 7)]);
    expect(await rotating).toBeGreaterThan(0);
    await read();
  });

  it('is shown with what is to be done about each key, and lets no key go that a backup needs', async () => {
    const settings = { KEY_ENCRYPTION_KEY_FILE: `${newer},${older}` };
    const shown = JSON.parse(
      await operated({ runtime: application.worker }, () => keysStatus({ json: true }), settings),
    ) as {
      keys: readonly { isCurrent: boolean; wraps: number; retiredOn: string | null; destructibleFrom: string | null }[];
    };
    expect(shown.keys.toSorted((one, other) => Number(one.isCurrent) - Number(other.isCurrent))).toMatchObject([
      { isCurrent: false, wraps: 0, retiredOn: rotatedOn, destructibleFrom: addDays(rotatedOn, 35) },
      { isCurrent: true, wraps: 41, retiredOn: null, destructibleFrom: null },
    ]);
    const destroying = async (as: Principal, more: Readonly<Record<string, string>> = {}): Promise<unknown> =>
      operated({ runtime: application.worker }, () => destroyOldKeys({ yes: true, json: true }), {
        ...settings,
        ...more,
        ...(await signedBy(application, as)),
      });
    await expect(destroying(person(1))).rejects.toThrow('role information-governance');
    await expect(destroying(officer, { BACKUPS_KEPT_DAYS: '9999' })).rejects.toThrow('No key may go yet');
    expect(existsSync(older)).toBe(true);
    copyFileSync(older, `${older}.copy`);
    expect(JSON.parse(String(await destroying(officer)))).toMatchObject({ files: [older] });
    expect(existsSync(older)).toBe(false);
    renameSync(`${older}.copy`, older);
    await expect(destroying(officer)).rejects.toThrow('no older key');
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

  it('opens no text of one child in the record of another, nor in place of another text (S14)', async () => {
    const { pool } = application.worker;
    const [first, second] = children as [string, string];
    const keep = async (childId: string): Promise<unknown> =>
      (await pool.query<{ parts: unknown }>('SELECT parts FROM read.child_card WHERE child_id = $1', [childId])).rows[0]
        ?.parts;
    const put = (childId: string, parts: unknown): Promise<unknown> =>
      pool.query('UPDATE read.child_card SET parts = $2 WHERE child_id = $1', [childId, JSON.stringify(parts)]);
    const [mine, others] = [await keep(first), await keep(second)] as [Part[], Part[]];
    const moved: readonly Part[][] = [
      // The whole part, what it says of itself included; or only the text in it.
      others,
      mine.map((part, index) => ({ ...part, sealed: (others[index] as Part).sealed })),
      others.map((part) => ({ ...part, subject: `child-${first}` })),
      mine.map((part) => ({ ...part, type: 'caf.opened.v1' })),
      mine.map((part) => ({ ...part, sealed: flipped(part.sealed) })),
    ];
    for (const parts of moved) {
      await put(first, parts);
      const { status, body } = await application.get(`/v1/children/${first}`);
      expect([status, JSON.stringify(body)]).toEqual([500, expect.not.stringContaining('Child')]);
    }
    await put(first, mine);
    await read();
  });
});
