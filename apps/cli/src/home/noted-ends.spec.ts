import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../failure';
import { notedEnds, noteEnd } from './noted-ends';

describe('The file of noted ends', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'teamaround-ends-'));
    path = join(folder, 'ends');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('holds every end that was noted, in order', async () => {
    expect(await notedEnds(path)).toEqual([]);
    await noteEnd(path, { entry: 3n, digest: 'abc=' });
    await noteEnd(path, { entry: 8n, digest: 'def=' });
    expect(await notedEnds(path)).toEqual([
      { entry: 3n, digest: 'abc=' },
      { entry: 8n, digest: 'def=' },
    ]);
  });
  it('notes nothing of an empty record', async () => {
    await noteEnd(path, { entry: 0n, digest: '' });
    expect(await notedEnds(path)).toEqual([]);
  });
  it.each(['x abc=', '3', '3 abc= more', '-1 abc='])('is refused when a line is none of ours: %s', async (damaged) => {
    writeFileSync(path, `1 ok=\n${damaged}\n`);
    await expect(notedEnds(path)).rejects.toThrow(Failure);
    expect(readFileSync(path, 'utf8')).toContain(damaged);
  });
  it('says so when it cannot be read or written', async () => {
    await expect(notedEnds(folder)).rejects.toThrow(/cannot be read/);
    await expect(noteEnd(join(folder, 'no', 'such'), { entry: 1n, digest: 'x' })).rejects.toThrow(/cannot be written/);
  });
});
