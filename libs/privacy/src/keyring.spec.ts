import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { LocalKeyEncryptionKeys } from './key-encryption-keys';
import { type KeyTable, type WrappedKey } from './key-table';
import { INSTALLATION, Keyring, type KeyringOptions } from './keyring';
import { InMemoryKeyTable } from './testing';

/** The key table, and how often it was asked. */
class WatchedKeyTable extends InMemoryKeyTable {
  found: (readonly string[])[] = [];
  keeping: (readonly string[])[] = [];
  override find(subjects: readonly string[]) {
    this.found.push(subjects);
    return super.find(subjects);
  }
  override keep(fresh: readonly WrappedKey[]) {
    this.keeping.push(fresh.map(({ subject }) => subject));
    return super.keep(fresh);
  }
}

const [older, newer] = [randomBytes(32), randomBytes(32)];
const keyringOver = async (table: KeyTable, options: KeyringOptions = {}, keys = [older]): Promise<Keyring> =>
  (await Keyring.open(table, new LocalKeyEncryptionKeys(keys as [Buffer]), options)).keyring;
const keyOf = async (keyring: Keyring, subject: string): Promise<string> => {
  const key = (await keyring.obtain([subject])).get(subject);
  return key === undefined || key === 'erased' ? String(key) : key.export().toString('hex');
};
const subjects = (count: number): string[] => Array.from({ length: count }, (_, n) => `child-${n}`);

describe('The keyring', () => {
  it('has one key for each subject, and another for the next', async () => {
    const keyring = await keyringOver(new InMemoryKeyTable());
    const [first, again, other] = [
      await keyOf(keyring, 'child-1'),
      await keyOf(keyring, 'child-1'),
      await keyOf(keyring, 'child-2'),
    ];
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
  it('makes the key once when many ask at the same moment', async () => {
    const keyring = await keyringOver(new InMemoryKeyTable());
    const keys = await Promise.all(Array.from({ length: 50 }, () => keyOf(keyring, 'child-1')));
    expect(new Set(keys).size).toBe(1);
  });
  it('takes the key of whoever was first when two processes make one', async () => {
    const table = new InMemoryKeyTable();
    const [here, there] = [await keyringOver(table), await keyringOver(table)];
    const [mine, theirs] = await Promise.all([keyOf(here, 'child-1'), keyOf(there, 'child-1')]);
    expect(mine).toBe(theirs);
  });
  it('makes the keys of 10,000 children in a few questions', async () => {
    const table = new WatchedKeyTable();
    const keyring = await keyringOver(table);
    await Promise.all(subjects(10_000).map((subject) => keyring.obtain([subject])));
    expect(table.keeping).toHaveLength(10);
    expect(table.found).toHaveLength(0);
  });
  it('finds all keys of one read with one question, and then without any', async () => {
    const table = new WatchedKeyTable();
    await (await keyringOver(table)).obtain(subjects(300));
    const keyring = await keyringOver(table);
    expect((await keyring.find(subjects(300))).size).toBe(300);
    await keyring.find(subjects(300));
    await keyring.obtain(subjects(300));
    expect(table.found).toHaveLength(1);
    expect(table.keeping).toHaveLength(1);
  });
  it('makes no key for looking', async () => {
    const table = new WatchedKeyTable();
    expect((await (await keyringOver(table)).find(['child-1'])).get('child-1')).toBeUndefined();
    expect(table.keeping).toHaveLength(0);
  });
  it('holds no more keys in memory than it may', async () => {
    const table = new WatchedKeyTable();
    const keyring = await keyringOver(table, { cached: 10 });
    await keyring.obtain(subjects(11));
    await keyring.find(['child-10']);
    expect(table.found).toHaveLength(0);
    await keyring.find(['child-0']);
    expect(table.found).toEqual([['child-0']]);
  });
  it('holds a key in memory no longer than it may', async () => {
    let now = 1;
    const table = new WatchedKeyTable();
    const keyring = await keyringOver(table, { maxAge: 1_000, now: () => now });
    await keyring.obtain(['child-1']);
    now += 1_000;
    await keyring.find(['child-1']);
    expect(table.found).toHaveLength(0);
    now += 1;
    await keyring.find(['child-1']);
    expect(table.found).toEqual([['child-1']]);
  });
  it('shows no key when it is printed', async () => {
    const keyring = await keyringOver(new InMemoryKeyTable());
    const key = await keyOf(keyring, 'child-1');
    const shown = inspect(keyring, { depth: 20, showHidden: true });
    for (const secret of [Buffer.from(key, 'hex'), older]) {
      expect(shown).not.toContain(secret.toString('hex').slice(0, 16));
      expect(shown).not.toContain(inspect(secret).slice(8, 40));
    }
  });
});

describe('Erasing a subject', () => {
  it('destroys the key here and in every other process, for ever', async () => {
    const table = new InMemoryKeyTable();
    const [here, there] = [await keyringOver(table), await keyringOver(table)];
    await there.obtain(['child-1', 'child-2']);
    await here.erase('child-1');
    for (const keyring of [here, there, await keyringOver(table)]) {
      expect(await keyOf(keyring, 'child-1')).toBe('erased');
      expect((await keyring.find(['child-1'])).get('child-1')).toBe('erased');
      expect(await keyOf(keyring, 'child-2')).toMatch(/^[0-9a-f]{64}$/);
    }
  });
  it('is honoured again and again, and before there was a key', async () => {
    const keyring = await keyringOver(new InMemoryKeyTable());
    await keyring.erase('child-1');
    await keyring.erase('child-1');
    expect(await keyOf(keyring, 'child-1')).toBe('erased');
  });
  it('holds against an older answer that was under way', async () => {
    const table = new InMemoryKeyTable();
    await (await keyringOver(table)).obtain(['child-1']);
    let answer: (() => void) | undefined;
    const slow: KeyTable = Object.assign(Object.create(table) as KeyTable, {
      find: async (wanted: readonly string[]) => {
        const found = await table.find(wanted);
        await new Promise<void>((resolve) => (answer = resolve));
        return found;
      },
    });
    const keyring = await keyringOver(slow);
    const looking = keyring.find(['child-1']);
    while (answer === undefined) await Promise.resolve();
    await keyring.erase('child-1');
    answer();
    await looking;
    expect(await keyOf(keyring, 'child-1')).toBe('erased');
  });
  it('never takes the secrets of the installation', async () =>
    expect((await keyringOver(new InMemoryKeyTable())).erase(INSTALLATION)).rejects.toThrow('belong to nobody'));
});

describe('Rotating the key-encryption key', () => {
  it('re-wraps every key and changes none; then the old one is not needed', async () => {
    const table = new InMemoryKeyTable();
    const before = await keyringOver(table);
    const keys = await Promise.all(subjects(25).map((subject) => keyOf(before, subject)));
    await before.erase('child-0');

    expect(await (await keyringOver(table, {}, [newer, older])).rotate('2007-06-18', 10)).toBe(24);
    expect(await (await keyringOver(table, {}, [newer, older])).rotate('2007-06-18')).toBe(0);

    const after = await keyringOver(table, {}, [newer]);
    expect(await Promise.all(subjects(25).map((subject) => keyOf(after, subject)))).toEqual([
      'erased',
      ...keys.slice(1),
    ]);
    await expect((await keyringOver(table, {}, [older])).find(['child-1'])).rejects.toThrow('was not given');
  });
});
