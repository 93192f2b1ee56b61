import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { AccessTable } from '@app/access';
import { sampleEntry } from '@app/access/testing';
import { type OwnDatabase, ownDatabase } from '@app/database/testing';
import { rooms } from '@app/rooms';
import { logTo, openRuntime, readConfig } from '@app/runtime';
import { board } from '../../apps/cli/src/commands/board';
import { doctor } from '../../apps/cli/src/commands/doctor';
import { keysStatus } from '../../apps/cli/src/commands/keys';
import { looks } from '../../apps/cli/src/commands/looks';
import { status } from '../../apps/cli/src/commands/projections';
import { certificates, list } from '../../apps/cli/src/commands/retention';
import { verifyAudit } from '../../apps/cli/src/commands/verify-audit';
import { verify } from '../../apps/cli/src/commands/verify-log';

const clock = (): Date => new Date('2007-07-31T10:00:00Z');
const child = '0d2f6c1e-0000-5000-8000-000000000009';

const reading: Readonly<Record<string, () => Promise<void>>> = {
  board: () => board({ asAt: '2007-07-31', json: true }),
  doctor: () => doctor({ json: true }),
  'keys status': () => keysStatus({ json: true }),
  looks: () => looks({ child, json: true }),
  'projections status': () => status({ json: true }),
  'retention certificates': () => certificates('2000-01-01', '2199-12-31', { json: true }),
  'retention list': () => list({ json: true }),
  'verify-audit': () => verifyAudit({ json: true }),
  'verify-log': () => verify({ json: true }),
};

describe('A command that reads, given with the account that owns everything', () => {
  let own: OwnDatabase;
  let home: string;
  let client: pg.Client;
  const env = process.env;

  beforeAll(async () => {
    own = await ownDatabase();
    home = await mkdtemp(join(tmpdir(), 'teamaround-reading-'));
    process.env = { ...env, NODE_ENV: 'test', DATABASE_URL: own.url, TEAMAROUND_HOME: home, PORT: '0' };
    const log = logTo(() => undefined, 'silent', clock);
    const runtime = await openRuntime(readConfig(process.env), rooms, { clock, log });
    await new AccessTable(runtime.application.pool, runtime.digests).write(sampleEntry());
    await runtime.keyring.obtain(['child-x']);
    await runtime.close();
    client = new pg.Client({ connectionString: own.url });
    await client.connect();
  });
  afterAll(async () => {
    process.env = env;
    await client.end();
    await own.drop();
    await rm(home, { recursive: true, force: true });
  });

  /** Everything that a command could change: rows, sequences, accounts with their passwords and rights, tables and functions. */
  const everything = async (): Promise<object> => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'S') AND n.nspname !~ '^pg_|^information_schema' ORDER BY 1`,
    );
    const found: Record<string, unknown> = {};
    for (const { name } of tables)
      found[name] = (
        await client.query<{ d: string }>(
          `SELECT md5(string_agg(ROW(t.*)::text, E'\\n' ORDER BY ROW(t.*)::text)) AS d FROM ${name} t`,
        )
      ).rows;
    const catalogues = {
      accounts: `SELECT md5(string_agg(a::text, E'\\n' ORDER BY a.rolname)) AS d FROM pg_authid a WHERE rolname ~ '^teamaround_'`,
      relations: `SELECT md5(string_agg(relname || coalesce(relacl::text, '') || relowner || xmin, ',' ORDER BY oid)) AS d FROM pg_class WHERE relnamespace::regnamespace::text IN ('log','audit','keys','read','feeds','limits')`,
      functions: `SELECT md5(string_agg(proname || coalesce(proacl::text, '') || xmin, ',' ORDER BY oid)) AS d FROM pg_proc WHERE pronamespace::regnamespace::text IN ('log','audit','keys','read','feeds')`,
      defaults: "SELECT md5(string_agg(d::text, E'\\n')) AS d FROM pg_default_acl d",
    };
    for (const [name, sql] of Object.entries(catalogues)) found[name] = (await client.query<object>(sql)).rows;
    return found;
  };

  it.each(Object.keys(reading))('changes nothing: %s', async (name) => {
    const before = await everything();
    const printed = [
      jest.spyOn(console, 'log').mockImplementation(),
      jest.spyOn(process.stderr, 'write').mockReturnValue(true),
    ];
    // Whether all is well is another question.
    await reading[name]?.().catch(() => undefined);
    for (const spy of printed) spy.mockRestore();
    expect(await everything()).toEqual(before);
  });

  it('does not work on a database that lacks the schema, instead of making it', async () => {
    const empty = await ownDatabase();
    process.env['DATABASE_URL'] = empty.url;
    try {
      await expect(board({ asAt: '2007-07-31' })).rejects.toThrow('lacks');
    } finally {
      process.env['DATABASE_URL'] = own.url;
      await empty.drop();
    }
  });

  it('and one that begins the system leaves an account that is there as it is, its password included', async () => {
    const password = async (): Promise<unknown> =>
      (
        await client.query<object>(
          `SELECT rolname, rolpassword FROM pg_authid WHERE rolname ~ '^teamaround_' ORDER BY 1`,
        )
      ).rows;
    const before = await password();
    const log = logTo(() => undefined, 'silent', clock);
    await (await openRuntime(readConfig(process.env), rooms, { clock, log })).close();
    expect(await password()).toEqual(before);
  });
});
