import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { type BoardView } from '@app/board';
import { ownDatabase } from '@app/database/testing';

const program = resolve(__dirname, '../../apps/cli/bootstrap/run.cjs');

/** Building takes its time on a busy machine; everything else here is a matter of seconds. */
const BUILD_MS = 180_000;
const START_MS = 120_000;

/** A newcomer's environment: nothing set but the data folder and what a test says. */
const environment = (home: string, more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const { NODE_ENV, DATABASE_URL, OIDC_ISSUER, ...plain } = process.env;
  return { ...plain, TEAMAROUND_HOME: home, PORT: '0', ...more };
};

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A program that was started, with everything it printed so far. */
class Started {
  out = '';
  err = '';
  readonly ended: Promise<Ended>;

  constructor(readonly child: ChildProcess) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.out += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.err += text));
    this.ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out: this.out, err: this.err }));
  }

  /** Waits until the program has printed this. @throws with everything it said when it ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((found, failed) => {
      const look = (): void => {
        const match = pattern.exec(this.out);
        if (match !== null) found(match);
      };
      this.child.stdout?.on('data', look);
      void this.ended.then(({ out, err }) =>
        failed(new Error(`it ended before it printed ${String(pattern)}:\n${out}${err}`)),
      );
      look();
    });
  }
}

const started: Started[] = [];
const run = (home: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): Started => {
  const child = spawn(process.execPath, [program, ...args], {
    env: environment(home, more),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const one = new Started(child);
  started.push(one);
  return one;
};
const sentence = (text: string): string => {
  expect(text.trim().split('\n')).toHaveLength(1);
  return text.trim();
};

const newHome = (): string => {
  const home = mkdtempSync(join(tmpdir(), 'teamaround-start-'));
  // The account of the database server must be able to pass, when the tests run as root.
  chmodSync(home, 0o755);
  return home;
};

type Board = Pick<BoardView, 'asAt' | 'county' | 'areas' | 'localities'>;

describe('npm start', () => {
  const home = newHome();
  let system: Started;
  let address: string;
  const start = async (): Promise<void> => {
    system = run(home, ['start']);
    [, address = ''] = await system.printed(/Teamaround is running at (\S+)[^]*Ctrl-C stops everything/);
  };
  const databasePid = (): number =>
    (JSON.parse(readFileSync(join(home, 'run.json'), 'utf8')) as { running: { databasePid: number } }).running
      .databasePid;
  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  /** The server has let go of its data a moment before its process is gone. @throws when it stays. */
  const isGone = async (pid: number): Promise<void> => {
    const until = Date.now() + 5_000;
    while (isAlive(pid)) {
      if (Date.now() > until) throw new Error('the database server was left running');
      await pause(20);
    }
  };
  const board = async (): Promise<Board> => {
    const { code, out, err } = await run(home, ['board', '--as-at', '2007-07-31', '--json']).ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return JSON.parse(out) as Board;
  };

  beforeAll(async () => {
    // Builds where the program is not that of the sources, as a newcomer's first command does.
    expect((await run(home, ['--help']).ended).code).toBe(0);
    await start();
  }, BUILD_MS + START_MS);
  afterAll(async () => {
    for (const { child } of started) child.kill('SIGINT');
    await Promise.all(started.map(({ ended }) => ended));
    rmSync(home, { recursive: true, force: true });
  }, START_MS);

  it('answers to health without a token, and to nobody else', async () => {
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    expect((await fetch(`${address}/v1/board/counts?asAt=2007-07-31`)).status).toBe(401);
  });

  it('has printed who can sign in, and the token command prints one that is accepted', async () => {
    expect(system.out).toContain('coordinator');
    const { code, out, err } = await run(home, ['token', 'county']).ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answer = await fetch(`${address}/v1/board/counts?asAt=2007-07-31`, {
      headers: { authorization: `Bearer ${sentence(out)}` },
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject(await board());
  });

  it('has loaded the county with its published figures, and the board shows every locality', async () => {
    const { asAt, county, areas, localities } = await board();
    expect(asAt).toBe('2007-07-31');
    expect(county).toMatchObject({ cafsInProgress: 60, tacsInProgress: 35, leadProfessionalsIdentified: 24 });
    expect(localities).toHaveLength(13);
    expect(areas.map(({ area }) => area)).toEqual(['North', 'Central', 'South']);
    for (const count of ['cafsInProgress', 'tacsInProgress', 'leadProfessionalsIdentified'] as const)
      for (const parts of [areas, localities])
        expect(parts.reduce((sum, part) => sum + part[count], 0)).toBe(county[count]);
    expect(system.out).toMatch(/County +60 +35 +24/);
  });

  it('has a sound log, a sound record of looks, and no read model behind', async () => {
    const [log, looks, feeds] = await Promise.all([
      run(home, ['verify-log', '--json']).ended,
      run(home, ['verify-audit', '--json']).ended,
      run(home, ['projections', 'status', '--json']).ended,
    ]);
    expect(JSON.parse(log.out)).toMatchObject({ faultCount: 0 });
    expect(looks.code).toBe(0);
    expect(JSON.parse(looks.out)).not.toHaveProperty('broken');
    for (const feed of JSON.parse(feeds.out) as { parked: number; lag: string }[])
      expect(feed).toMatchObject({ parked: 0, lag: '0' });
  });

  it('refuses a second one on the same data folder and another on the same port, each in one sentence', async () => {
    const { port } = new URL(address);
    const other = newHome();
    const [sameFolder, samePort] = await Promise.all([
      run(home, ['start']).ended,
      run(other, ['start'], { PORT: port }).ended,
    ]);
    rmSync(other, { recursive: true });
    expect([sameFolder.code, samePort.code]).toEqual([1, 1]);
    expect(sentence(sameFolder.err)).toContain(`already running on the data folder ${home} at ${address}`);
    expect(sentence(samePort.err)).toMatch(new RegExp(`^Port ${port} is in use by another program: .*PORT=`));
  });

  it(
    'stops on Ctrl-C, the database included, and goes on with the same data',
    async () => {
      const pid = databasePid();
      const before = await board();
      system.child.kill('SIGINT');
      system.child.kill('SIGINT');
      expect(await system.ended).toMatchObject({ code: 0, err: '' });
      await isGone(pid);

      // With nothing running, a command starts the database for itself and leaves nothing behind.
      expect(await board()).toEqual(before);

      await start();
      expect(system.out).not.toContain('Loading');
      expect(await board()).toEqual(before);
    },
    START_MS,
  );

  it(
    'after it was killed, stops what it left behind',
    async () => {
      const pid = databasePid();
      const before = await board();
      system.child.kill('SIGKILL');
      await system.ended;
      expect(isAlive(pid)).toBe(true);

      await start();
      expect(system.out).toContain('An earlier run on this data folder ended without stopping');
      expect(databasePid()).toBe(pid);
      expect(await board()).toEqual(before);
      system.child.kill('SIGTERM');
      expect((await system.ended).code).toBe(0);
      await isGone(pid);
    },
    START_MS,
  );
});

describe('A start that is killed while it loads the county', () => {
  it(
    'is finished by the next one, with the published figures',
    async () => {
      const home = newHome();
      const own = await ownDatabase();
      const DATABASE_URL = own.url;
      const database = new Client({ connectionString: DATABASE_URL });
      await database.connect();
      const events = async (): Promise<number> => {
        const { rows } = await database.query<{ there: boolean }>(
          `SELECT to_regclass('log.event') IS NOT NULL AS there`,
        );
        if (rows[0]?.there !== true) return 0;
        const counted = await database.query<{ events: string }>('SELECT count(*) AS events FROM log.event');
        return Number(counted.rows[0]?.events);
      };

      const killed = run(home, ['start'], { DATABASE_URL });
      await killed.printed(/Loading the demonstration county/);
      const before = await events();
      while ((await events()) < before + 300) await pause(5);
      killed.child.kill('SIGKILL');
      expect((await killed.ended).out).not.toContain('is running');
      const half = await events();

      const next = run(home, ['start'], { DATABASE_URL });
      await next.printed(/Loading the demonstration county[^]*Ctrl-C stops everything/);
      expect(await events()).toBeGreaterThan(half);
      const { out } = await run(home, ['board', '--as-at', '2007-07-31', '--json'], { DATABASE_URL }).ended;
      expect((JSON.parse(out) as Board).county).toMatchObject({
        cafsInProgress: 60,
        tacsInProgress: 35,
        leadProfessionalsIdentified: 24,
      });
      const whole = await events();
      next.child.kill('SIGTERM');
      expect((await next.ended).code).toBe(0);

      // A third finds nothing to finish.
      const third = run(home, ['start'], { DATABASE_URL });
      await third.printed(/Ctrl-C stops everything/);
      expect(third.out).not.toContain('Loading');
      expect(await events()).toBe(whole);

      // S11: somebody with every right in the database alters one look of many.
      const [, address = ''] = await third.printed(/Teamaround is running at (\S+)/);
      const token = sentence((await run(home, ['token', 'county'], { DATABASE_URL }).ended).out);
      for (let look = 0; look < 3; look += 1)
        await fetch(`${address}/v1/forms`, { headers: { authorization: `Bearer ${token}` } });
      const verified = await run(home, ['verify-audit'], { DATABASE_URL }).ended;
      expect({ code: verified.code, err: verified.err }).toEqual({ code: 0, err: '' });
      await database.query(`
        BEGIN;
        ALTER TABLE audit.access DISABLE TRIGGER keep;
        UPDATE audit.access SET agency_id = practitioner_id WHERE entry = 2;
        ALTER TABLE audit.access ENABLE TRIGGER keep;
        COMMIT`);
      const altered = await run(home, ['verify-audit'], { DATABASE_URL }).ended;
      expect(altered.code).toBe(1);
      expect(sentence(altered.err)).toMatch(/^The record of access is broken: entry 2 is not what was written/);

      third.child.kill('SIGTERM');
      await third.ended;
      await database.end();
      await own.drop();
      rmSync(home, { recursive: true, force: true });
    },
    BUILD_MS + 2 * START_MS,
  );
});

describe('In production', () => {
  it('every stand-in of development is refused, with all reasons', async () => {
    const home = newHome();
    const { code, err, out } = await run(home, ['start'], {
      NODE_ENV: 'production',
      OIDC_ISSUER: 'http://issuer.example',
    }).ended;
    rmSync(home, { recursive: true });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    for (const reason of [
      'DATABASE_URL must be set in production',
      'OIDC_ISSUER must be an https address in production',
      'OIDC_AUDIENCE must be set in production',
      'KEY_ENCRYPTION_KEY_FILE must be set in production',
    ])
      expect(err).toContain(reason);
  });
});
