import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** Starts a service as a process of its own. @returns what it says and how it ends. */
const start = (
  main: string,
  settings: Readonly<Record<string, string>>,
): Promise<{ said: string; code: number | null }> =>
  new Promise((done) => {
    const env = { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...settings };
    const args = ['--require', join(root, 'test/support/typescript.cjs'), join(root, main)];
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('close', (code) => done({ said, code }));
  });

describe('S19: a service started in production with what is only safe in development', () => {
  it.each(['apps/api/src/main.ts', 'apps/worker/src/main.ts'])(
    'refuses to start and lists every reason: %s',
    async (main) => {
      const { said, code } = await start(main, {});
      expect(code).toBe(1);
      expect(said.split('\n').filter((line) => line.startsWith('- '))).toEqual([
        '- DATABASE_URL must be set in production: the embedded server is for development',
        '- OIDC_ISSUER must be set in production: the built-in sign-in is for development',
        '- OIDC_AUDIENCE must be set in production',
        '- KEY_ENCRYPTION_KEY_FILE must be set in production: a generated key is for development',
        '- ERASURE_REGISTER_FILE must be set in production: it has to outlive the database and this machine',
        '- RECORD_HEADS_FILE must be set in production: whoever keeps the database must not be able to change it',
      ]);
    },
  );
  it('refuses a sign-in over http, the generated key and what it cannot read, all at once', async () => {
    const { said, code } = await start('apps/api/src/main.ts', {
      DATABASE_URL: 'postgres://nobody@db.example/teamaround',
      OIDC_ISSUER: 'http://sign-in.example',
      OIDC_AUDIENCE: 'teamaround',
      KEY_ENCRYPTION_KEY_FILE: '.teamaround/keys/development.key',
      ERASURE_REGISTER_FILE: '/srv/erasures.register',
      RECORD_HEADS_FILE: '/srv/record.heads',
      OIDC_ROLE_NAMES: 'canary=king',
      PORT: 'canary',
    });
    expect(code).toBe(1);
    expect(said.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- PORT must be a port number',
      expect.stringMatching(/^- OIDC_ROLE_NAMES must map to roles of ours: practitioner, /),
      '- OIDC_ISSUER must be an https address in production: tokens rest on it',
      '- KEY_ENCRYPTION_KEY_FILE names the generated key of development: make one for production',
    ]);
    expect(said).not.toMatch(/canary|nobody|db\.example/);
  });
});
