import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { AccessTable, operator, SecuredReads } from '@app/access';
import { sampleEntry } from '@app/access/testing';
import { openDatabase, SchemaBehind } from '@app/database';
import { type OwnDatabase, ownDatabase, signedInAs } from '@app/database/testing';
import { RowsNotSecured } from '@app/relations';
import { rooms } from '@app/rooms';
import { createApi } from '../../apps/api/src';
import { feedsOf } from '../../apps/worker/src';
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

  describe.each(['teamaround_application', 'teamaround_worker'] as const)('%s', (account) => {
    let client: pg.Client;
    beforeAll(async () => {
      client = new pg.Client({ connectionString: signedInAs(own.url, account) });
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

    it('destroys no key that no approved destruction names, one or all, and none of the installation', async () => {
      for (const statement of [
        `SELECT keys.destroy('child-x')`,
        `SELECT keys.destroy('installation')`,
        'SELECT keys.destroy(subject) FROM keys.subject_key',
        'UPDATE keys.subject_key SET wrapped = NULL, key_id = NULL, erased_at = now()',
      ])
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
      expect((await client.query('SELECT FROM keys.subject_key WHERE erased_at IS NULL')).rowCount).toBeGreaterThan(1);
    });

    it('destroys a key that a destruction in the log names', async () => {
      const id = account === 'teamaround_worker' ? 21 : 22;
      const child = `child-0d2f6c1e-0000-5000-8000-0000000000${id}`;
      await runtime.keyring.obtain([child]);
      await expect(client.query('SELECT keys.destroy($1)', [child])).rejects.toMatchObject({ code: '42501' });
      const started = { type: 'retention.destruction-started.v1', data: { subjects: [child] }, meta: {} as never };
      const event = { id: `0d2f6c1e-0000-5000-8000-0000000001${id}`, ...started };
      await runtime.store.append(`retention-${child.slice(6)}`, [event], 'no-stream');
      await client.query('SELECT keys.destroy($1)', [child]);
      expect((await runtime.keyring.erased()).includes(child)).toBe(true);
    });

    it('owns nothing but, as the worker, what is folded from the log', async () => {
      const { rows } = await client.query<{ schema: string }>(
        `SELECT DISTINCT n.nspname AS schema FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relowner = current_user::regrole AND n.nspname !~ '^pg_' ORDER BY 1`,
      );
      expect(rows.map(({ schema }) => schema)).toEqual(account === 'teamaround_worker' ? ['feeds', 'read'] : []);
    });

    it('reads the log and the record of access', async () => {
      const { rows } = await client.query<object>(
        `SELECT (SELECT count(*)::int FROM log.event WHERE type = 'spec.noted.v1') AS events, (SELECT count(*)::int FROM audit.access) AS looks`,
      );
      expect(rows).toEqual([{ events: 1, looks: 1 }]);
    });
  });

  it('what the API does goes by the account that owns nothing', async () => {
    const { rows } = await runtime.application.pool.query<object>('SELECT current_user AS name');
    expect(rows).toEqual([{ name: 'teamaround_application' }]);
    const { rows: written } = await runtime.pool.query<object>('SELECT DISTINCT recorded_by FROM log.event');
    expect(written).toEqual([{ recorded_by: 'teamaround_application' }]);
  });

  it('the application runs on its own account as well, and changes no schema', async () => {
    const databaseUrl = signedInAs(own.url, 'teamaround_application');
    const again = await openRuntime({ ...config, databaseUrl }, rooms, { clock, log });
    expect(again.application.pool).toBe(again.pool);
    await again.close();
    const empty = await ownDatabase();
    const onEmpty = openRuntime({ ...config, databaseUrl: signedInAs(empty.url, 'teamaround_application') }, rooms, {
      clock,
      log,
    });
    await expect(onEmpty).rejects.toThrow(SchemaBehind);
    await empty.drop();
  });

  describe('Row-level security', () => {
    /** What says nothing about one child, team or person: anybody who is signed in may know it. */
    const reference = [
      'agency_card',
      'board_locality',
      'board_place',
      'coordinator_post',
      'locality',
      'place_assignment',
      'postcode_area',
    ];
    const secured = async (): Promise<readonly { readonly table: string }[]> => {
      const { rows } = await runtime.pool.query<{ table: string }>(
        `SELECT c.relname AS "table", c.relowner::regrole::text AS owner, c.relacl::text AS rights,
           (SELECT json_agg(p ORDER BY p.policyname) FROM pg_policies p WHERE p.schemaname = 'read' AND p.tablename = c.relname) AS policies
         FROM pg_class c WHERE c.relnamespace = 'read'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity ORDER BY 1`,
      );
      return rows;
    };

    it('holds for every read model but those that are about nobody in particular', async () => {
      const { rows } = await runtime.pool.query<{ table: string }>(
        `SELECT relname AS "table" FROM pg_class WHERE relnamespace = 'read'::regnamespace AND relkind = 'r' ORDER BY 1`,
      );
      const held = (await secured()).map(({ table }) => table);
      expect(rows.map(({ table }) => table).filter((table) => !held.includes(table))).toEqual(reference);
      const { rows: active } = await runtime.application.pool.query<{ active: boolean }>(
        `SELECT bool_and(row_security_active('read.' || t)) AS active FROM unnest($1::text[]) t`,
        [held],
      );
      expect(active).toEqual([{ active: true }]);
    });

    it.each(['the worker', 'the owner'])('is the same after every read model was built anew by %s', async (who) => {
      const before = await secured();
      const url = who === 'the worker' ? signedInAs(own.url, 'teamaround_worker') : own.url;
      const building = await openRuntime({ ...config, databaseUrl: url }, rooms, { clock, log });
      const feeds = feedsOf(building);
      for (const { projections } of rooms) for (const { name } of projections) await feeds.rebuild(name);
      await feeds.stop();
      await building.close();
      expect(await secured()).toEqual(before);
      expect((await runtime.application.pool.query('SELECT FROM read.child_card')).rowCount).toBe(0);
    });

    it('leaves nothing of whom it read for on the connection', async () => {
      const database = await openDatabase({ url: signedInAs(own.url, 'teamaround_application'), poolSize: 1 });
      const reads = new SecuredReads(database.dataSource, clock);
      const said = `SELECT current_setting('teamaround.role', true) AS role, pg_backend_pid() AS connection`;
      const reading = operator('view-counts', 'county-caf-team');
      const [during] = await reads.as(reading, (rows) => rows.query<[{ role: string; connection: number }]>(said));
      expect(during.role).toBe('county-caf-team');
      await expect(reads.as(reading, (rows) => rows.query('SELECT nothing'))).rejects.toMatchObject({ code: '42703' });
      await expect(
        reads.as(reading, (rows) =>
          rows.query(`INSERT INTO read.child_match (child_id, digest) VALUES ($1, 'x')`, [randomUUID()]),
        ),
      ).rejects.toMatchObject({ code: '25006' });
      expect((await database.pool.query<object>(said)).rows).toEqual([{ ...during, role: '' }]);
      await database.close();
    });
  });

  it('production refuses to answer requests on an account that sees every row', async () => {
    const application = await openDatabase({ url: signedInAs(own.url, 'teamaround_worker'), poolSize: 1 });
    const asWorker: Runtime = { ...runtime, config: { ...config, nodeEnv: 'production' }, application };
    await expect(createApi(asWorker)).rejects.toThrow(RowsNotSecured);
    await application.close();
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
