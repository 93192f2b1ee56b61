import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { Failure } from '../failure';
import { claim, claimantOf, type RunRecord } from './claim';

const running = {
  address: 'http://127.0.0.1:3000',
  issuer: 'http://127.0.0.1:3001',
  issuerIsOurs: true,
  databaseUrl: 'postgres://x',
};

describe('The claim on a data folder', () => {
  let home: string;
  let leftBehind: number;
  const take = () => claim(home, 'start', () => (leftBehind += 1));
  const leave = (record: RunRecord | string): void =>
    writeFileSync(join(home, 'run.json'), typeof record === 'string' ? record : JSON.stringify(record));
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'teamaround-claim-'));
    leftBehind = 0;
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it('is nobody’s at first and after it was released', () => {
    expect(claimantOf(home)).toBeUndefined();
    take().release();
    expect(claimantOf(home)).toBeUndefined();
    expect(leftBehind).toBe(0);
  });

  it('tells others where the system runs, and only its owner may read it', () => {
    const claimed = take();
    expect(claimantOf(home)).toMatchObject({ pid: process.pid, command: 'start' });
    claimed.publish(running);
    expect(claimantOf(home)).toMatchObject({ pid: process.pid, running });
    expect(statSync(join(home, 'run.json')).mode & 0o777).toBe(0o600);
  });

  it('is refused while another process has it', () => {
    const claimed = take();
    expect(take).toThrow(Failure);
    expect(take).toThrow(/in use by "teamaround start" \(process \d+\): try again/);
    claimed.publish(running);
    expect(take).toThrow(/already running .* at http:\/\/127\.0\.0\.1:3000/);
  });

  it('passes over what a killed process left behind', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    leave({ pid, born: '1', command: 'start', running });
    expect(claimantOf(home)).toBeUndefined();
    take();
    expect(leftBehind).toBe(1);
    expect(claimantOf(home)).toMatchObject({ pid: process.pid });
  });

  it('passes over a process that only has the same number', async () => {
    if (process.platform !== 'linux') return;
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    await once(other, 'spawn');
    leave({ pid: other.pid ?? 0, born: '1', command: 'start', running });
    expect(claimantOf(home)).toBeUndefined();
    other.stdin.end();
    await once(other, 'exit');
  });

  it('cannot be taken from whoever has it by two that both saw what was left behind', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    const dead = join(home, `claim-${pid}-1-00000000-0000-4000-8000-000000000000`);
    writeFileSync(dead, '');
    const first = take();
    expect([existsSync(dead), leftBehind]).toEqual([false, 1]);
    // The second looked before the first removed the dead claim; it removes that one again, and nothing else.
    rmSync(dead, { force: true });
    expect(take).toThrow(Failure);
    expect(claimantOf(home)).toMatchObject({ pid: process.pid });
    first.release();
    take().release();
  });

  it('is had by one at a time of many processes that come together, again and again', async () => {
    const worker = join(home, 'sole.js');
    const { outputText } = transpileModule(readFileSync(join(__dirname, 'sole.ts'), 'utf8'), {
      compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
    });
    // Making the folder fails when another process is inside.
    const body = `
      const { mkdirSync, rmdirSync } = require('node:fs');
      const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random() * 4);
      for (let done = 0; done < 25; pause()) {
        const sole = exports.soleIn(process.argv[2]);
        if (sole === undefined) continue;
        mkdirSync(process.argv[2] + '/inside');
        pause();
        rmdirSync(process.argv[2] + '/inside');
        // Every third time it dies as if killed: its claim stays, under a number that is nobody's.
        if (done % 3 === 0) require('node:fs').writeFileSync(process.argv[2] + '/claim-4194305-1-' + require('node:crypto').randomUUID(), '');
        sole.release();
        done += 1;
      }`;
    writeFileSync(worker, `${outputText}\n${body}`);
    const folder = join(home, 'contended');
    mkdirSync(folder);
    const codes = await Promise.all(
      [1, 2, 3].map(async () => {
        const contender = spawn(process.execPath, [worker, folder], { stdio: 'inherit' });
        return (await once(contender, 'exit'))[0] as number;
      }),
    );
    expect(codes).toEqual([0, 0, 0]);
  });
});
