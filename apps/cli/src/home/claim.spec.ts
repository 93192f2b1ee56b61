import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  it('waits with judgement while the record is being written', () => {
    leave('');
    expect(claimantOf(home)).toBe('unreadable');
    expect(take).toThrow(/just beginning/);
    expect(readFileSync(join(home, 'run.json'), 'utf8')).toBe('');
  });
});
