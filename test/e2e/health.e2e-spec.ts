import { doctor } from '../../apps/cli/src/commands/doctor';
import { type Application, startApplication } from '../support/application';
import { operated } from '../support/operator';

describe('The state of the service', () => {
  let application: Application;
  beforeAll(async () => (application = await startApplication()));
  afterAll(() => application.close());

  it('is live without a token', async () => {
    const answer = await application.get('/health/live', { as: null });
    expect([answer.status, answer.body]).toEqual([200, { live: true }]);
  });

  it('is ready when database, sign-in, read models and automations are', async () => {
    await application.caughtUp();
    const answer = await application.get('/health/ready', { as: null });
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        ...{
          ready: true,
          database: 'reachable',
          issuer: 'known',
          readModels: 'current',
        },
        ...{ automations: 'current', parked: 0, bankHolidays: 'known' },
      },
    ]);
  });

  it('counts what automations and read models have put aside', async () => {
    const { pool } = application.runtime;
    const { rows } = await pool.query<{ name: string }>(`SELECT name FROM feeds.checkpoint WHERE name LIKE 'when-%'`);
    expect(rows.length).toBeGreaterThan(1);
    await pool.query(
      `INSERT INTO feeds.parked (name, position, stream, revision, event_id, type, failure, attempts)
       VALUES ($1, 1, 'spec-1', 0, gen_random_uuid(), 'spec.noted.v1', 'Error', 3)`,
      [rows[0]?.name],
    );
    const answer = await application.get('/health/ready', { as: null });
    expect([answer.status, answer.body]).toEqual([
      200,
      expect.objectContaining({ ready: true, parked: 1, automations: 'holding-back' }),
    ]);
    await pool.query('DELETE FROM feeds.parked');
  });

  it('asks for a token everywhere else', async () => {
    const answer = await application.get('/v1/localities', { as: null });
    expect([answer.status, answer.body['code']]).toEqual([401, 'token-missing']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  describe('as the doctor tells it', () => {
    interface Examined {
      readonly settings?: Readonly<Record<string, string>>;
      readonly checks: readonly { readonly check: string; readonly ok: boolean; readonly found: string }[];
      readonly failure: string;
    }
    const examined = async (settings: Readonly<Record<string, string>> = {}): Promise<Examined> => {
      let failure = '';
      const asked = async (): Promise<void> => {
        await doctor({ json: true }).catch((error: unknown) => {
          failure = (error as Error).message;
        });
      };
      return { ...(JSON.parse(await operated(application, asked, settings)) as Examined), failure };
    };
    const amiss = ({ checks }: Examined): readonly string[] => checks.filter(({ ok }) => !ok).map(({ check }) => check);

    const foundBy = ({ checks }: Examined, name: string): string | undefined =>
      checks.find(({ check }) => check === name)?.found;

    it('is well where everything is there, and every setting is shown', async () => {
      const { settings = {}, checks, failure } = await examined({ OIDC_ROLE_NAMES: 'Chairs=board' });
      expect([checks.filter(({ ok }) => !ok), failure]).toEqual([[], '']);
      expect(checks.map(({ check }) => check)).toEqual([
        ...['Node.js', 'settings', 'data folder', 'port', 'database', 'key files', 'records'],
        ...['key rotation', 'read models and automations', 'identity provider'],
      ]);
      expect(settings).toMatchObject({ NODE_ENV: 'test', OIDC_CLAIM_ROLES: 'roles', OIDC_ROLE_NAMES: 'Chairs=board' });
      const table = await operated(application, () => doctor({}));
      expect(table).toMatch(/^ok +database +PostgreSQL \d+/m);
    });

    it('is not where the database does not answer; its password is shown to nobody', async () => {
      const away = 'postgres://nobody:canary@127.0.0.1:1/teamaround?sslpassword=canary';
      const found = await examined({ DATABASE_URL: away });
      const needed = ['database', 'records', 'key rotation', 'read models and automations'];
      expect([amiss(found), found.failure]).toEqual([needed, '4 of 10 checks failed.']);
      expect(found.settings?.['DATABASE_URL']).toContain('nobody:***@');
      expect(JSON.stringify(found)).not.toContain('canary');
    });

    it('is not where the identity provider does not answer, or the key file is not there', async () => {
      const found = await examined({ OIDC_ISSUER: 'http://127.0.0.1:1', KEY_ENCRYPTION_KEY_FILE: '/nowhere/key' });
      expect(amiss(found)).toEqual([
        ...['key files', 'records', 'key rotation', 'read models and automations', 'identity provider'],
      ]);
      expect(foundBy(found, 'identity provider')).toMatch(/does not answer/);
    });

    it('is not where an event was put aside, or the log is not what was written', async () => {
      const { pool } = application.runtime;
      await pool.query(
        `INSERT INTO feeds.parked (name, position, stream, revision, event_id, type, failure, attempts)
         VALUES ('child-card', 1, 'spec-1', 0, gen_random_uuid(), 'spec.noted.v1', 'Error', 3)`,
      );
      const found = await examined();
      await pool.query('DELETE FROM feeds.parked');
      expect(amiss(found)).toEqual(['read models and automations']);
      expect(foundBy(found, 'read models and automations')).toContain('child-card (1)');
      const toggled = (what: string, statement: string): string =>
        `ALTER TABLE log.event DISABLE TRIGGER append_only; ${statement.replace('WHAT', what)}; ALTER TABLE log.event ENABLE TRIGGER append_only`;
      const id = '0d2f6c1e-0000-5000-8000-000000000001';
      const meta = { actor: {}, recordedAt: '2007-07-31T10:00:00Z' } as never;
      const noted = { id, type: 'spec.noted.v1', data: { day: '2007-07-31' }, meta };
      await application.runtime.store.append('spec-1', [noted], 'no-stream');
      await pool.query(toggled('2007-08-01', `UPDATE log.event SET data = '{"day":"WHAT"}' WHERE stream = 'spec-1'`));
      const changed = await examined();
      await pool.query(toggled('2007-07-31', `UPDATE log.event SET data = '{"day":"WHAT"}' WHERE stream = 'spec-1'`));
      expect(amiss(changed)).toEqual(['records']);
      expect(foundBy(changed, 'records')).toContain('altered spec-1');
      expect(amiss(await examined())).toEqual([]);
    });

    it('is not where a setting cannot be used; then nothing else is tried', async () => {
      const found = await examined({ PORT: 'canary', LOG_LEVEL: 'loud' });
      expect([amiss(found), found.settings]).toEqual([['settings', 'settings'], undefined]);
      expect(JSON.stringify(found)).not.toMatch(/canary|loud/);
    });
  });
});
