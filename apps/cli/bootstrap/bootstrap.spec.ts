import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A project with nothing but the preparation, two locked packages and a stand-in for npm that counts how often it runs. */
let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'teamaround-bootstrap-'));
  cpSync(__dirname, join(project, 'apps/cli/bootstrap'), { recursive: true });
  write('package-lock.json', lock);
  write(
    'npm-cli.js',
    `const fs = require('node:fs');
     fs.appendFileSync('npm-runs', process.argv.slice(2).join(' ') + '\\n');
     fs.mkdirSync('node_modules', { recursive: true });
     setTimeout(() => fs.cpSync('package-lock.json', 'node_modules/.package-lock.json'), 50);`,
  );
});
afterEach(() => rmSync(project, { recursive: true }));

const lock = JSON.stringify({
  packages: {
    '': { name: 'teamaround' },
    'node_modules/needed': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/other-platform': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
});
const write = (file: string, text: string): void => {
  mkdirSync(join(project, file, '..'), { recursive: true });
  writeFileSync(join(project, file), text);
};
const npmRuns = (): readonly string[] =>
  existsSync(join(project, 'npm-runs')) ? readFileSync(join(project, 'npm-runs'), 'utf8').trim().split('\n') : [];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
const node = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, npm_execpath: join(project, 'npm-cli.js') };
    const child = spawn(process.execPath, args, { cwd: project, env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => (out += String(text)));
    child.stderr.on('data', (text) => (err += String(text)));
    child.on('close', (code) => resolve({ code, out, err }));
  });
const ask = async (expression: string): Promise<string> =>
  (await node('-p', `require('./apps/cli/bootstrap/install.cjs').${expression}`)).out.trim();
const ensureInstalled = (): Promise<Ended> =>
  node('-e', `const p = require('./apps/cli/bootstrap/prepare.cjs'); p.orSay(p.ensureInstalled)`);

describe('Which Node.js will do', () => {
  const startedBy = (version: string): Promise<Ended> =>
    node(
      '-e',
      `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require('./apps/cli/bootstrap/node-version.cjs')`,
    );

  it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0', '26.1.0'])('%s does', async (version) =>
    expect(await startedBy(version)).toEqual({ code: 0, out: '', err: '' }),
  );

  it.each(['10.24.1', '18.20.8', '20.18.3', '21.7.3', '22.11.0'])('%s is told in one sentence', async (version) => {
    const { code, err } = await startedBy(version);
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(`this is ${version}`);
  });
});

describe('Whether the packages are installed', () => {
  const installed = (record: string | undefined): Promise<string> => {
    if (record !== undefined) write('node_modules/.package-lock.json', record);
    return ask('isInstalled()');
  };

  it('no, before the first installation and after one that was interrupted', async () => {
    expect(await installed(undefined)).toBe('false');
    expect(await installed('{"packages":')).toBe('false');
  });
  it('yes, when they are those of the lock file', async () => expect(await installed(lock)).toBe('true'));
  it('yes, without the optional packages of other platforms', async () =>
    expect(await installed(lock.replace('node_modules/other-platform', 'node_modules/something'))).toBe('true'));
  it('no, when one has another version or content', async () => {
    expect(await installed(lock.replace('1.0.0', '1.0.1'))).toBe('false');
    expect(await installed(lock.replace('sha512-a', 'sha512-c'))).toBe('false');
  });
});

describe('Installing', () => {
  it('takes the lock file, development packages included, and happens once', async () => {
    expect((await ensureInstalled()).err).toMatch(
      /^Installing packages \.\.\.\nInstalling packages: done in [\d.]+ s\n$/,
    );
    expect((await ensureInstalled()).err).toBe('');
    expect(npmRuns()).toEqual([expect.stringMatching(/^ci --include=dev /)]);
  });

  it('happens once for two starts at the same time', async () => {
    const ended = await Promise.all([ensureInstalled(), ensureInstalled()]);
    expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    expect(npmRuns()).toHaveLength(1);
  });

  it('does not wait for a start that was killed', async () => {
    const { out } = await node('-p', 'process.pid');
    write(`.preparing/${out.trim()}-1-00000000-0000-4000-8000-000000000000`, '');
    expect((await ensureInstalled()).code).toBe(0);
    expect(readdirSync(join(project, '.preparing'))).toEqual([]);
  });

  it('is done by one process at a time, whatever those before left behind', async () => {
    const lock = join(__dirname, 'lock.cjs');
    write(
      'contender.cjs',
      `const { withLock } = require(${JSON.stringify(lock)});
       const { mkdirSync, rmdirSync, writeFileSync } = require('node:fs');
       const { setTimeout: pause } = require('node:timers/promises');
       (async () => {
         for (let done = 0; done < 3; done += 1) {
           await withLock(async () => {
             mkdirSync('inside');
             await pause(Math.random() * 5);
             rmdirSync('inside');
             writeFileSync('claims/4194305-1-' + done, '');
           }, 'claims');
           await pause(Math.random() * 300);
         }
       })();`,
    );
    const ended = await Promise.all([1, 2, 3].map(() => node('contender.cjs')));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
  });

  it('says why npm failed, in one sentence', async () => {
    write(
      'npm-cli.js',
      `console.error('npm error code ENOTFOUND\\nnpm error errno ENOTFOUND\\nnpm error no such host'); process.exit(1)`,
    );
    const { code, err } = await ensureInstalled();
    expect(code).toBe(1);
    expect(err.trim().split('\n').at(-1)).toMatch(/^Installing the packages failed: no such host \(.*npm-ci\.log\)\.$/);
  });

  it('never replaces the packages behind a link', async () => {
    mkdirSync(join(project, 'elsewhere'));
    symlinkSync(join(project, 'elsewhere'), join(project, 'node_modules'));
    const { code, err } = await ensureInstalled();
    expect(code).toBe(1);
    expect(err).toMatch(/is a link to another place: run "npm ci" where it leads\.\n$/);
    expect(npmRuns()).toEqual([]);
  });
});
