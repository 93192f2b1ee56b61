import { appendFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Acceptance, type Head } from './heads';
import { FileHeads, HeadsDamaged } from './heads-file';

const head = (position: bigint): Head => ({
  at: '2007-07-31T10:00:00.000Z',
  log: { position, link: 'ab'.repeat(32) },
  access: { entry: 2n, digest: 'sum' },
  streams: new Map([['child-1', 3n]]),
});
const acceptance: Acceptance = {
  ...head(5n),
  accepted: { by: 'somebody', agencyId: 'somewhere', reason: 'restored-from-backup' },
};

describe('The file in which ends are noted', () => {
  let folder: string;
  let path: string;
  let file: FileHeads;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'teamaround-heads-'));
    path = join(folder, 'kept', 'record.heads');
    file = new FileHeads(path);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('holds nothing at first, and then all that was added, in order, for its owner alone', async () => {
    expect(await file.heads()).toEqual([]);
    const first: Head = { ...head(1n), log: undefined, access: { entry: 0n, digest: '' }, streams: new Map() };
    await file.add(first);
    await file.add(head(9n));
    expect(await new FileHeads(path).heads()).toEqual([first, head(9n)]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('forgets what was noted before somebody accepted another log', async () => {
    for (const one of [head(9n), acceptance, head(6n)]) await file.add(one);
    expect(await file.heads()).toEqual([acceptance, head(6n)]);
  });

  it('leaves out a line that was cut short, and goes on after it', async () => {
    await file.add(head(1n));
    await appendFile(path, '{"at":"2007-07');
    expect(await file.heads()).toEqual([head(1n)]);
    await file.add(head(2n));
    expect(await file.heads()).toEqual([head(1n), head(2n)]);
  });

  it.each(['garbage', '{}', '{"at":"x","access":{"entry":"1","digest":"y"},"streams":{"a":"x"}}'])(
    'proves nothing any more when a line of it is none of ours: %s',
    async (line) => {
      await file.add(head(1n));
      await writeFile(path, `${line}\n`);
      await expect(file.heads()).rejects.toThrow(HeadsDamaged);
    },
  );
});
