import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { eventFor } from './event.mjs';

const run = promisify(execFile);

/** @returns the version line of the PostgreSQL tool, or undefined where it is not installed. */
export const installed = async (tool) => {
  try {
    return (await run(tool, ['--version'])).stdout.trim();
  } catch {
    return undefined;
  }
};

/**
 * How a PostgreSQL tool is given an address: the password goes through the environment, where other users cannot read it.
 * `synchronous_commit` and the like stay as the server has them.
 */
export const addressFor = (connectionString) => {
  const url = new URL(connectionString);
  const password = decodeURIComponent(url.password);
  url.password = '';
  return { address: url.href, env: { ...process.env, ...(password === '' ? {} : { PGPASSWORD: password }) } };
};

/** One statement that inserts `size` events into a new stream. pgbench takes `:word` for a variable, hence the spaces. */
const scriptFor = (size) => {
  const json = (value) => `'${JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ').replaceAll("'", "''")}'`;
  const rows = Array.from({ length: size }, (_, at) => {
    const { type, data, metadata } = eventFor('case-0123456789', at);
    return `('case-' || :a || 'x' || :b, ${at}, gen_random_uuid(), '${type}', ${json(data)}, ${json(metadata)})`;
  });
  return [
    '\\set a random(1, 2000000000)',
    '\\set b random(1, 2000000000)',
    `INSERT INTO plain_event (stream, version, id, type, data, metadata) VALUES ${rows.join(', ')};`,
  ].join('\n');
};

/**
 * The server's own limit for one transaction per append: the same rows from PostgreSQL's load generator in C, prepared,
 * with as many connections as writers (the Node adapters have 10).
 * @returns figures by cell, in the form of the append group.
 */
export const pgbenchAppends = async ({ connectionString, table, seconds }) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(table);
  await client.end();
  const { address, env } = addressFor(connectionString);
  const folder = await mkdtemp(path.join(tmpdir(), 'teamaround-pgbench-'));
  const cells = {};
  try {
    for (const size of [1, 5]) {
      const script = path.join(folder, `insert${size}.sql`);
      await writeFile(script, scriptFor(size));
      for (const concurrency of [1, 16, 64]) {
        const cell = `append.${size}ev.c${concurrency}`;
        const load = ['-c', String(concurrency), '-j', concurrency > 1 ? '2' : '1'];
        const time = ['-T', String(Math.max(1, Math.round(seconds)))];
        try {
          const { stdout } = await run('pgbench', ['-n', '-M', 'prepared', ...load, ...time, '-f', script, address], {
            env,
          });
          const [, tps] = /^tps = ([\d.]+)/m.exec(stdout);
          const [, latency] = /^latency average = ([\d.]+) ms/m.exec(stdout);
          cells[cell] = { rate: Number(tps) * size, meanMs: Number(latency) };
        } catch (error) {
          cells[cell] = { error: String(error.stderr ?? error.message).slice(-300) };
        }
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return cells;
};
