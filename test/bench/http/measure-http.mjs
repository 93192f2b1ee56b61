import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { OURS, UNRECORDED } from '../harness/names.mjs';
import { CONNECTIONS, load } from './load.mjs';
import { startServing } from './serving.mjs';
import { prepareTeams, registerAgencies } from './teams.mjs';

const require = createRequire(import.meta.url);
const AUDIENCE = 'teamaround';
const PERSON = 'school';
const CELL = 'http.command';
const READ_CELL = 'http.read';
/** The machine is short of time: the two sides of one process differ less from round to round than programs do. */
const READ_ROUNDS = 3;

const echoBody = JSON.stringify({
  caseId: '7b0f8c0e-5a51-4b5d-9a38-0d2f0c9d7a11',
  title: 'Visit agreed',
  note: 'Spoke with the family by telephone; the next visit is agreed for Tuesday morning.',
  urgency: 2,
  status: 'active',
});

const count = async (connectionString, from) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(`SELECT count(*)::int AS kept FROM ${from}`);
  await client.end();
  return rows[0].kept;
};
/** Every meeting that was answered with success must be in the log. */
const countMeetings = (url) => count(url, `log.event WHERE type LIKE 'team.meeting-recorded.%'`);
const countLooks = (url) => count(url, `audit.access WHERE action = 'view-caf' AND decision = 'allowed'`);

/** A server to measure: what one request to it is. */
const measuredServers = (api, token, meetings, echo) => {
  let turn = 0;
  return {
    [OURS]: {
      url: api.url,
      token,
      next: () => {
        const team = meetings[(turn += 1) % meetings.length];
        return { path: team.path, body: team.next() };
      },
    },
    echo: { url: echo.url, token: undefined, next: () => ({ path: '/echo', body: echoBody }) },
  };
};

/**
 * A CAF is read by its author: with the look written down first, as always, and by the same process with nothing written down.
 * Looks are counted, so that a side which did not do what it stands for fails here.
 */
const measureReads = async ({ api, token, databaseUrl, cafs }, { databases, options, figures, probe, clock }) => {
  const { rounds } = options;
  const seconds = Math.max(1, options.seconds);
  let turn = 0;
  const next = () => ({ method: 'GET', path: cafs[(turn += 1) % cafs.length] });
  const server = { url: api.url, token };
  const sides = [
    [OURS, 'record-looks'],
    [UNRECORDED, 'record-nothing'],
  ];
  await load({ ...server, seconds: 1 }, next);
  for (let round = 0; round < Math.min(rounds, READ_ROUNDS) && !clock.stopped(); round += 1)
    for (let side = 0; side < sides.length; side += 1) {
      const [name, does] = sides[(side + round) % sides.length];
      await api.ask(does);
      await databases.checkpoint();
      const micros = probe();
      const before = await countLooks(databaseUrl);
      const measured = await load({ ...server, seconds }, next);
      const kept = (await countLooks(databaseUrl)) - before;
      // Requests that were cut off at the end of the turn before may still come to their entry.
      if (name === OURS ? kept < measured.succeeded : kept > CONNECTIONS)
        figures.add(name, READ_CELL, { error: `${kept} looks were kept of ${measured.succeeded} reads` });
      figures.add(name, READ_CELL, { cells: { [READ_CELL]: measured } });
      clock.say(
        `${name}: ${READ_CELL} ${measured.error ?? `${Math.round(measured.rate)}, p99 ${measured.p99ms} ms`}  (fdatasync ${micros} us)`,
      );
    }
};

/**
 * The whole command path: token, checked body, command bus, decision, sealing, durable append, answer; recording a meeting
 * of one of many teams. Beside it the bare echo, round by round. Then what is read, and what it costs to write the look down.
 * @returns the memory of the API process in MiB: listening, at most, and after the load.
 */
export const measureHttp = async (run) => {
  const { databases, options, figures, probe, clock } = run;
  const {
    startDevelopmentIssuer,
    developmentSecretOf,
    requestToken,
  } = require('../../../dist/libs/access/src/index.js');
  const { rounds, warmup, teams } = options;
  const seconds = Math.max(1, options.seconds);
  const home = await mkdtemp(path.join(tmpdir(), 'teamaround-bench-home-'));
  const stops = [() => rm(home, { recursive: true, force: true })];
  try {
    const databaseUrl = await databases.create('http');
    const { issuer, stop } = await startDevelopmentIssuer({ home, audience: AUDIENCE });
    stops.push(stop);
    const secret = await developmentSecretOf(home, PERSON);
    const token = await requestToken({ issuer, person: PERSON, secret });
    const settings = { OIDC_ISSUER: issuer, OIDC_AUDIENCE: AUDIENCE, TEAMAROUND_HOME: home, PORT: '0' };
    const api = await startServing('./serve-api.mjs', { ...settings, DATABASE_URL: databaseUrl });
    stops.push(api.stop);
    const echo = await startServing('./serve-echo.mjs');
    stops.push(echo.stop);
    const { now: start } = await api.ask('memory');
    const editor = { issuer, person: 'directory', secret: await developmentSecretOf(home, 'directory') };
    await registerAgencies(api, await requestToken(editor), token);
    const meetings = await prepareTeams(api, token, teams);
    clock.say(`${teams} teams are ready to meet`);

    const servers = Object.entries(measuredServers(api, token, meetings, echo));
    let answered = 0;
    for (let round = 0; round < rounds && !clock.stopped(); round += 1)
      for (let turn = 0; turn < servers.length; turn += 1) {
        const [name, { next, ...server }] = servers[(turn + round) % servers.length];
        await databases.checkpoint();
        const micros = probe();
        const warm = await load({ ...server, seconds: Math.max(1, warmup) }, next);
        const measured = await load({ ...server, seconds }, next);
        if (name === OURS) answered += (warm.succeeded ?? 0) + (measured.succeeded ?? 0);
        figures.add(name, CELL, { cells: { [CELL]: measured } });
        clock.say(
          `${name}: ${CELL} ${measured.error ?? `${Math.round(measured.rate)}, p99 ${measured.p99ms} ms`}  (fdatasync ${micros} us)`,
        );
      }
    const { now: end, peak } = await api.ask('memory');
    const kept = await countMeetings(databaseUrl);
    if (kept < answered)
      figures.add(OURS, CELL, { error: `${answered} meetings were answered as recorded, ${kept} are in the log` });
    const cafs = meetings.map(({ cafPath }) => cafPath);
    await measureReads({ api, token, databaseUrl, cafs }, run);
    return { start, peak, end };
  } catch (error) {
    figures.add(OURS, CELL, { error: error.message });
    return undefined;
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
};
