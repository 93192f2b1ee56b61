import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { OURS } from '../harness/names.mjs';
import { load } from './load.mjs';
import { startServing } from './serving.mjs';
import { prepareTeams } from './teams.mjs';

const require = createRequire(import.meta.url);
const AUDIENCE = 'teamaround';
const PERSON = 'school';
const CELL = 'http.command';

const echoBody = JSON.stringify({
  caseId: '7b0f8c0e-5a51-4b5d-9a38-0d2f0c9d7a11',
  title: 'Visit agreed',
  note: 'Spoke with the family by telephone; the next visit is agreed for Tuesday morning.',
  urgency: 2,
  status: 'active',
});

/** Every meeting that was answered with success must be in the log. */
const countMeetings = async (connectionString) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(
    `SELECT count(*)::int AS kept FROM log.event WHERE type LIKE 'team.meeting-recorded.%'`,
  );
  await client.end();
  return rows[0].kept;
};

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
 * The whole command path: token, checked body, command bus, decision, sealing, durable append, answer; recording a meeting
 * of one of many teams. Beside it the bare echo, round by round.
 * @returns the memory of the API process in MiB: listening, at most, and after the load.
 */
export const measureHttp = async ({ databases, options, figures, probe, clock }) => {
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
    return { start, peak, end };
  } catch (error) {
    figures.add(OURS, CELL, { error: error.message });
    return undefined;
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
};
