import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from './config';

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('Reading the settings', () => {
  it('needs none for development, and then listens on loopback only', () => {
    expect(readConfig({})).toEqual({
      nodeEnv: 'development',
      databaseUrl: undefined,
      eventStore: 'postgres',
      host: '127.0.0.1',
      port: 3000,
      home: '.teamaround',
      oidcIssuer: undefined,
      oidcAudience: 'teamaround',
      oidcClaims: {
        practitioner: 'practitioner',
        agency: 'agency',
        roles: 'roles',
        localities: 'localities',
        areas: 'areas',
      },
      oidcRoleNames: undefined,
      keyEncryptionKeyFile: undefined,
      erasureRegisterFile: undefined,
      recordHeadsFile: undefined,
      rotation: { rotateEveryDays: 30, backupsKeptDays: 35 },
      rateLimits: { general: 1_200, search: 60, export: 10, breakGlass: 5, report: 5, signIn: 60 },
      logLevel: 'info',
    });
  });

  it('takes an empty value as not set', () => expect(readConfig({ PORT: '', LOG_LEVEL: '' }).port).toBe(3000));

  it('takes a limit of requests as a whole number only', () => {
    expect(readConfig({ RATE_LIMIT_SEARCH_PER_MINUTE: '7' }).rateLimits.search).toBe(7);
    expect(problemsOf({ RATE_LIMIT_PER_MINUTE: '0' })).toEqual([
      'RATE_LIMIT_PER_MINUTE must be a whole number of at least 1',
    ]);
  });

  describe('what the identity provider calls things', () => {
    it('is set claim by claim, and role by role', () => {
      const { oidcClaims, oidcRoleNames } = readConfig({
        OIDC_CLAIM_PRACTITIONER: 'sub',
        OIDC_CLAIM_ROLES: 'https://trust.example/groups',
        OIDC_CLAIM_AREAS: 'jamg',
        OIDC_ROLE_NAMES: 'CN=caf,OU=Groups=practitioner; Health visitors = practitioner;Chairs=area-manager',
      });
      expect(oidcClaims).toEqual({
        practitioner: 'sub',
        agency: 'agency',
        roles: 'https://trust.example/groups',
        localities: 'localities',
        areas: 'jamg',
      });
      expect([...(oidcRoleNames ?? [])]).toEqual([
        ['CN=caf,OU=Groups', 'practitioner'],
        ['Health visitors', 'practitioner'],
        ['Chairs', 'area-manager'],
      ]);
    });
    it.each([
      [{ OIDC_CLAIM_AGENCY: 'two words' }, 'OIDC_CLAIM_AGENCY must be the name of a claim'],
      [{ OIDC_CLAIM_AGENCY: 'iss' }, 'OIDC_CLAIM_AGENCY must not be one of iss, aud'],
      [{ OIDC_CLAIM_AGENCY: 'practitioner' }, 'OIDC_CLAIM_… settings name one claim for two things'],
      [{ OIDC_ROLE_NAMES: 'Chairs' }, 'OIDC_ROLE_NAMES must be pairs'],
      [{ OIDC_ROLE_NAMES: '=board' }, 'OIDC_ROLE_NAMES must be pairs'],
      [{ OIDC_ROLE_NAMES: 'Chairs=board;' }, 'OIDC_ROLE_NAMES must be pairs'],
      [{ OIDC_ROLE_NAMES: 'Chairs=king' }, 'OIDC_ROLE_NAMES must map to roles of ours: practitioner, '],
      [{ OIDC_ROLE_NAMES: 'Chairs=caf-author' }, 'OIDC_ROLE_NAMES must map to roles of ours: practitioner, '],
      [{ OIDC_ROLE_NAMES: 'Chairs=board;Chairs=system' }, 'OIDC_ROLE_NAMES must not give one name two roles'],
    ])('is refused in one sentence: %j', (env, problem) => {
      const problems = problemsOf(env);
      expect(problems).toHaveLength(1);
      expect(problems[0]?.startsWith(problem)).toBe(true);
      expect(problems.join()).not.toMatch(/Chairs|king|two words/);
    });
    it('is refused in production with all other reasons', () =>
      expect(problemsOf({ NODE_ENV: 'production', OIDC_CLAIM_ROLES: 'aud', OIDC_ROLE_NAMES: 'x' })).toHaveLength(8));
  });

  it('takes port 0 as any free port', () => expect(readConfig({ PORT: '0' }).port).toBe(0));

  it('names every problem at once and repeats no value', () => {
    const problems = problemsOf({ PORT: '70000', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://canary', NODE_ENV: 'live' });
    expect(problems).toHaveLength(4);
    expect(problems.join()).not.toMatch(/canary|70000|loud|live/);
  });

  it('says plainly that EventStoreDB cannot be used yet', () =>
    expect(problemsOf({ EVENT_STORE: 'esdb://127.0.0.1:2113' })).toEqual([
      'EVENT_STORE EventStoreDB cannot be used by this version; leave it unset, and the log is kept in PostgreSQL',
    ]));

  it('refuses every stand-in of development in production, all reasons listed', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([
      'DATABASE_URL must be set in production: the embedded server is for development',
      'OIDC_ISSUER must be set in production: the built-in sign-in is for development',
      'OIDC_AUDIENCE must be set in production',
      'KEY_ENCRYPTION_KEY_FILE must be set in production: a generated key is for development',
      'ERASURE_REGISTER_FILE must be set in production: it has to outlive the database and this machine',
      'RECORD_HEADS_FILE must be set in production: whoever keeps the database must not be able to change it',
    ]);
    expect(problemsOf({ NODE_ENV: 'production', OIDC_ISSUER: 'http://issuer.example' })).toContain(
      'OIDC_ISSUER must be an https address in production: tokens rest on it',
    );
  });

  it('refuses the generated key of development in production, however its file is called to', () => {
    const generated = 'KEY_ENCRYPTION_KEY_FILE names the generated key of development: make one for production';
    const key = '.teamaround/keys/../keys/development.key';
    expect(problemsOf({ NODE_ENV: 'production', KEY_ENCRYPTION_KEY_FILE: `/run/secrets/key,${key}` })).toContain(
      generated,
    );
    expect(
      problemsOf({
        NODE_ENV: 'production',
        TEAMAROUND_HOME: '/srv/data',
        KEY_ENCRYPTION_KEY_FILE: '/srv/data/keys/development.key',
      }),
    ).toContain(generated);
  });

  it('lists what production lacks also when another setting cannot be read', () =>
    expect(problemsOf({ NODE_ENV: 'production', PORT: '70000' })).toHaveLength(7));

  it('accepts a production that says everything', () => {
    const config = readConfig({
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://db.example/teamaround',
      OIDC_ISSUER: 'https://issuer.example',
      OIDC_AUDIENCE: 'https://teamaround.example',
      KEY_ENCRYPTION_KEY_FILE: '/run/secrets/key',
      ERASURE_REGISTER_FILE: '/srv/teamaround/erasures.register',
      RECORD_HEADS_FILE: '/srv/teamaround/record.heads',
    });
    expect(config.nodeEnv).toBe('production');
  });

  describe('a secret in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'));
    const file = join(folder, 'database-url');
    beforeAll(() => writeFileSync(file, 'postgres://db.example/from-file\n'));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('is read from there', () =>
      expect(readConfig({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://db.example/from-file'));
    it('must not be given twice', () =>
      expect(problemsOf({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://db.example/a' })).toEqual([
        'DATABASE_URL and DATABASE_URL_FILE are both set: set one of them',
      ]));
    it('must be readable', () =>
      expect(problemsOf({ DATABASE_URL_FILE: join(folder, 'absent') })).toEqual([
        'DATABASE_URL_FILE names a file that cannot be read',
      ]));
  });
});
