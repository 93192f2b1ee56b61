import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type OwnDatabase, ownDatabase } from '@app/database/testing';
import { isRefusal } from '@app/kernel';
import { localityAggregate } from '@app/localities';
import { rooms } from '@app/rooms';
import { logTo, openRuntime, readConfig, type Runtime } from '@app/runtime';
import { feedsOf, startWorker } from './index';

const today = new Date('2007-07-31T10:00:00Z');
const patience = 60_000;
let own: OwnDatabase;
let home: string;
let runtime: Runtime;
let apart: ChildProcess | undefined;
const logged: string[] = [];

beforeAll(async () => {
  own = await ownDatabase();
  home = await mkdtemp(join(tmpdir(), 'teamaround-worker-'));
  const config = readConfig({ NODE_ENV: 'test', DATABASE_URL: own.url, TEAMAROUND_HOME: home });
  const log = logTo(
    (line) => logged.push(line),
    'debug',
    () => today,
  );
  runtime = await openRuntime(config, rooms, { clock: () => today, log, name: 'teamaround-spec' });
}, patience);
afterAll(async () => {
  apart?.kill('SIGKILL');
  await runtime.close();
  await own.drop();
  await rm(home, { recursive: true, force: true });
});

/** @returns the position at which the locality was put on the map. */
const establish = async (code: string): Promise<bigint> => {
  const commandId = randomUUID();
  const outcome = await runtime.aggregates.handle(localityAggregate, code, {
    command: {
      type: 'EstablishLocality',
      code,
      name: 'A locality',
      area: 'North',
      from: '2007-03-01',
      today: '2007-07-31',
    },
    commandId,
    commandDigest: 'spec',
    actor: { practitionerId: randomUUID(), role: 'county-manager', agencyId: randomUUID() },
    at: today.toISOString(),
    correlationId: commandId,
    causationId: commandId,
    purpose: 'administration',
    locality: code,
  });
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome.position;
};
const localities = async (): Promise<number> =>
  (await runtime.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM read.locality')).rows[0]?.n ?? -1;
const everywhere = async (position: bigint): Promise<void> => {
  for (const { name } of await feedsOf(runtime).status())
    expect([name, await runtime.positions.reached(name, position, patience)]).toEqual([name, undefined]);
};

describe('The worker', () => {
  it(
    'runs every projection and automation of every room, and lets them go when it is closed',
    async () => {
      const worker = await startWorker(runtime);
      await everywhere(await establish('ONE'));
      expect(await localities()).toBe(1);
      const running = await feedsOf(runtime).status();
      const projections = rooms.flatMap((room) => room.projections.map(({ name }) => name));
      expect(running.filter(({ kind }) => kind === 'projection').map(({ name }) => name)).toEqual(projections);
      expect(running.some(({ kind }) => kind === 'automation')).toBe(true);
      expect(running.every(({ runner, parked }) => runner?.endsWith(` ${process.pid}`) === true && parked === 0)).toBe(
        true,
      );
      await worker.close();
      expect((await feedsOf(runtime).status()).every(({ runner }) => runner === undefined)).toBe(true);
    },
    patience,
  );

  it(
    'runs as a process of its own, and ends cleanly when it is told to',
    async () => {
      const typescript = resolve('test/support/typescript.cjs');
      apart = spawn(process.execPath, ['-r', typescript, join(__dirname, 'main.ts')], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, NODE_ENV: 'test', NODE_NO_WARNINGS: '1', DATABASE_URL: own.url, TEAMAROUND_HOME: home },
      });
      const ended = once(apart, 'exit');
      await everywhere(await establish('TWO'));
      expect(await localities()).toBe(2);
      apart.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
      expect((await feedsOf(runtime).status()).every(({ runner }) => runner === undefined)).toBe(true);
    },
    2 * patience,
  );
});
