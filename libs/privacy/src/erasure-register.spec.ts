import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileErasureRegister, RegisterDamaged } from './erasure-register';

describe('The register of erasures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'register-'));
  let number = 0;
  let path: string;
  beforeEach(() => (path = join(folder, String((number += 1)), 'erasures.register')));
  afterAll(() => rmSync(folder, { recursive: true }));
  const held = async (): Promise<readonly string[]> => [...(await new FileErasureRegister(path).subjects())];

  it('is empty before the first erasure', async () => expect(await held()).toEqual([]));
  it('keeps everybody who was added, also for another process, and nobody twice', async () => {
    const register = new FileErasureRegister(path);
    await register.add(['child-1', 'team-2']);
    await new FileErasureRegister(path).add(['child-1', 'child-3', 'child-3']);
    expect(await held()).toEqual(['child-1', 'team-2', 'child-3']);
    expect(readFileSync(path, 'utf8')).toBe('child-1\nteam-2\nchild-3\n');
  });
  it('may be read by its owner only', async () => {
    await new FileErasureRegister(path).add(['child-1']);
    expect(statSync(path).mode & 0o077).toBe(0);
  });
  it('leaves out a line that was cut short, and takes it when it is added again', async () => {
    const register = new FileErasureRegister(path);
    await register.add(['child-1']);
    appendFileSync(path, 'child-22');
    expect(await held()).toEqual(['child-1']);
    await register.add(['child-222']);
    expect(await held()).toEqual(['child-1', 'child-222']);
  });
  it('says where it is damaged rather than leaving somebody out', async () => {
    await new FileErasureRegister(path).add(['child-1']);
    appendFileSync(path, '\0\0\0\nchild-2\n');
    await expect(held()).rejects.toThrow(RegisterDamaged);
  });
  it('takes nothing but names of subjects', async () => {
    const register = new FileErasureRegister(path);
    await expect(register.add(['Ada Example\nchild-1'])).rejects.toThrow(RangeError);
    expect(await held()).toEqual([]);
  });
});
