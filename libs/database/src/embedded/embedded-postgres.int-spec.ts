import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { CannotStartDatabase, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows[0]?.answer;
  } finally {
    await client.end();
  }
};

/** A process id that belonged to somebody and belongs to nobody now. */
const deadProcess = (): number => spawnSync(process.execPath, ['--version']).pid;

jest.setTimeout(120_000);

describe('The embedded database', () => {
  let folder: string;
  let server: EmbeddedPostgres | undefined;
  // One data folder for all: making it takes longer than all the rest.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'teamaround-embedded-'));
  });
  afterEach(async () => {
    await server?.stop();
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    if (server !== undefined) await rm(server.folder, { recursive: true, force: true });
  });

  it('starts from nothing, on loopback, with durable writes and a password of its own', async () => {
    server = await startEmbeddedPostgres({ folder });
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    expect(await ask(server.url, `SELECT current_setting('fsync') AS answer`)).toBe('on');
    expect(await ask(server.url, `SELECT current_setting('listen_addresses') AS answer`)).toBe('127.0.0.1');
    expect((await stat(join(server.folder, 'data', 'teamaround.password'))).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'SELECT 1 AS answer')).rejects.toThrow(/password/);
  });

  it('keeps its data from one start to the next', async () => {
    server = await startEmbeddedPostgres({ folder });
    await ask(server.url, 'CREATE TABLE stopped AS SELECT 7 AS answer');
    await server.stop();
    server = await startEmbeddedPostgres({ folder });
    expect(await ask(server.url, 'SELECT answer FROM stopped')).toBe(7);
  });

  it('is in a session of its own, so that Ctrl-C reaches the program and not the database', async () => {
    server = await startEmbeddedPostgres({ folder });
    if (process.platform !== 'linux') return;
    const sessionOf = async (pid: number | 'self'): Promise<string | undefined> =>
      (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ')[3];
    expect(await sessionOf(server.pid)).not.toBe(await sessionOf('self'));
  });

  it('takes over a server that a killed process left running', async () => {
    const first = await startEmbeddedPostgres({ folder });
    await writeFile(join(first.folder, 'owner'), String(deadProcess()));
    const said: string[] = [];
    server = await startEmbeddedPostgres({ folder, log: (line) => said.push(line) });
    expect(server.pid).toBe(first.pid);
    expect(said).toContain('The database server of an earlier run is still there and is used again.');
    await server.stop();
    await expect(ask(server.url, 'SELECT 1 AS answer')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('leaves a server alone that another living process started', async () => {
    server = await startEmbeddedPostgres({ folder });
    await writeFile(join(server.folder, 'owner'), String(process.ppid));
    const guest = await startEmbeddedPostgres({ folder });
    await guest.stop();
    expect(await ask(server.url, 'SELECT 1 AS answer')).toBe(1);
    await writeFile(join(server.folder, 'owner'), String(process.pid));
  });

  it('stops a server it found when it was told that nobody else is there, whoever has the number of its starter now', async () => {
    const first = await startEmbeddedPostgres({ folder });
    await writeFile(join(first.folder, 'owner'), String(process.ppid));
    server = await startEmbeddedPostgres({ folder, alone: true });
    await server.stop();
    await expect(ask(first.url, 'SELECT 1 AS answer')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('recovers by itself after its server was killed', async () => {
    const first = await startEmbeddedPostgres({ folder });
    await ask(first.url, 'CREATE TABLE killed AS SELECT 8 AS answer');
    process.kill(first.pid, 'SIGKILL');
    server = await startEmbeddedPostgres({ folder });
    expect(await ask(server.url, 'SELECT answer FROM killed')).toBe(8);
  });

  it('says in one sentence that the wanted port is taken', async () => {
    const squatter = await new Promise<Server>((resolve) => {
      const listening = createServer().listen(0, '127.0.0.1', () => resolve(listening));
    });
    const { port } = squatter.address() as { port: number };
    const failed = startEmbeddedPostgres({ folder, port });
    await expect(failed).rejects.toThrow(CannotStartDatabase);
    await expect(failed).rejects.toThrow(`port ${port} is taken`);
    squatter.close();
  });

  it('says in one sentence that the data was made by another version', async () => {
    server = await startEmbeddedPostgres({ folder });
    await server.stop();
    const file = join(server.folder, 'data', 'PG_VERSION');
    const version = await readFile(file, 'utf8');
    await writeFile(file, '12\n');
    await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(/was made by PostgreSQL 12/);
    await writeFile(file, version);
  });

  it('says in one sentence that its folder cannot be made', async () => {
    await writeFile(join(folder, 'in-the-way'), '');
    const failed = startEmbeddedPostgres({ folder: join(folder, 'in-the-way', 'data') });
    await expect(failed).rejects.toThrow(/^The embedded database cannot start: the folder .* cannot be made or used/);
  });
});
