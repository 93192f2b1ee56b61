import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { AccessTable } from '@app/access';
import { sampleEntry } from '@app/access/testing';
import { openDatabase, SchemaBehind, urlFor } from '@app/database';
import { type OwnDatabase, ownDatabase } from '@app/database/testing';
import { rooms } from '@app/rooms';
import { AccountOverOthers, type Config, logTo, openRuntime, readConfig, type Runtime } from '@app/runtime';

const clock = (): Date => new Date('2007-07-31T10:00:00Z');
const log = logTo(() => undefined, 'silent', clock);

describe('The accounts of the database', () => {
  let own: OwnDatabase;
  let home: string;
  let config: Config;
  let runtime: Runtime;
  beforeAll(async () => {
    own = await ownDatabase();
    home = await mkdtemp(join(tmpdir(), 'teamaround-accounts-'));
    config = readConfig({ NODE_ENV: 'test', DATABASE_URL: own.url, TEAMAROUND_HOME: home });
    runtime = await openRuntime(config, rooms, { clock, log });
    await new AccessTable(runtime.application.pool, runtime.digests).write(sampleEntry());
    const id = '0d2f6c1e-0000-5000-8000-000000000009';
    await runtime.store.append(`spec-${id}`, [{ id, type: 'spec.noted.v1', data: {}, meta: {} as never }], 'no-stream');
    await runtime.keyring.obtain(['child-x']);
  });
  afterAll(async () => {
    await runtime.close();
    await own.drop();
    await rm(home, { recursive: true, force: true });
  });

  describe.each(['teamaround_application', 'teamaround_worker'])('%s', (account) => {
    let client: pg.Client;
    beforeAll(async () => {
      client = new pg.Client({ connectionString: urlFor(own.url, account) });
      await client.connect();
    });
    afterAll(() => client.end());

    it('is nobody above others', async () => {
      const { rows } = await client.query<object>(
        `SELECT current_user AS name, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = current_user`,
      );
      const nothing = { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false };
      expect(rows).toEqual([{ name: account, ...nothing }]);
    });

    const changes = ['log.event', 'audit.access'].flatMap((table) => [
      `UPDATE ${table} SET ${table === 'log.event' ? "type = 'x'" : "role = 'board'"}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
      `DROP TABLE ${table}`,
    ]);
    it.each([
      ...changes,
      `INSERT INTO audit.access SELECT entry + 1, digest, at, verb, action, decision, reason, practitioner_id, role, agency_id,
         purpose, children, fields, correlation_id FROM audit.access`,
      'DELETE FROM keys.subject_key',
      'TRUNCATE keys.subject_key',
      `SELECT setval('log.event_position', 1)`,
      'CREATE OR REPLACE FUNCTION audit.keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
      'CREATE SCHEMA mine',
      'SET ROLE postgres',
      'SET session_replication_role = replica',
    ])('may not: %s', (statement) => expect(client.query(statement)).rejects.toMatchObject({ code: '42501' }));

    it('owns nothing but, as the worker, what is folded from the log', async () => {
      const { rows } = await client.query<{ schema: string }>(
        `SELECT DISTINCT n.nspname AS schema FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relowner = current_user::regrole AND n.nspname !~ '^pg_' ORDER BY 1`,
      );
      expect(rows.map(({ schema }) => schema)).toEqual(account === 'teamaround_worker' ? ['feeds', 'read'] : []);
    });

    it('reads the log and the record of access', async () => {
      const { rows } = await client.query<object>(
        'SELECT (SELECT count(*)::int FROM log.event) AS events, (SELECT count(*)::int FROM audit.access) AS looks',
      );
      expect(rows).toEqual([{ events: 1, looks: 1 }]);
    });
  });

  it('what the API does goes by the account that owns nothing', async () => {
    const { rows } = await runtime.application.pool.query<object>('SELECT current_user AS name');
    expect(rows).toEqual([{ name: 'teamaround_application' }]);
    const { rows: written } = await runtime.pool.query<object>('SELECT recorded_by FROM log.event');
    expect(written).toEqual([{ recorded_by: 'teamaround_application' }]);
  });

  it('the application runs on its own account as well, and changes no schema', async () => {
    const databaseUrl = urlFor(own.url, 'teamaround_application');
    const again = await openRuntime({ ...config, databaseUrl }, rooms, { clock, log });
    expect(again.application.pool).toBe(again.pool);
    await again.close();
    const empty = await ownDatabase();
    const onEmpty = openRuntime({ ...config, databaseUrl: urlFor(empty.url, 'teamaround_application') }, rooms, {
      clock,
      log,
    });
    await expect(onEmpty).rejects.toThrow(SchemaBehind);
    await empty.drop();
  });

  it('the worker builds a read model anew on its own account, and the application reads it', async () => {
    const database = await openDatabase({ url: urlFor(own.url, 'teamaround_worker'), poolSize: 1 });
    await database.pool.query(
      `CREATE TABLE read.anew (LIKE read.child_card INCLUDING ALL); DROP TABLE read.child_card; ALTER TABLE read.anew RENAME TO child_card`,
    );
    await database.close();
    expect((await runtime.application.pool.query('SELECT FROM read.child_card')).rowCount).toBe(0);
  });

  it('production refuses an account that could change the log, in one sentence', async () => {
    const production: Config = { ...config, nodeEnv: 'production' };
    await expect(openRuntime(production, rooms, { clock, log })).rejects.toThrow(AccountOverOthers);
    const fresh = await ownDatabase();
    await expect(openRuntime({ ...production, databaseUrl: fresh.url }, rooms, { clock, log })).rejects.toThrow(
      AccountOverOthers,
    );
    await fresh.drop();
  });
});
