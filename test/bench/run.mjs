/** `npm run bench`: the product's store and HTTP path beside their peers, in one run. See README.md. */
import '../../apps/cli/bootstrap/node-version.cjs';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import prepare from '../../apps/cli/bootstrap/prepare.cjs';
import { startClock } from './harness/clock.mjs';
import { fdatasyncMicros } from './harness/disk.mjs';
import { Figures } from './harness/figures.mjs';
import { optionsOf } from './harness/options.mjs';
import { installPeers } from './harness/peers.mjs';
import { tableText, targetsText } from './harness/report.mjs';
import { round, summary } from './harness/statistics.mjs';
import { judge, ratiosOf } from './harness/targets.mjs';

const machine = () => ({
  cpus: os.cpus().length,
  model: os.cpus()[0]?.model,
  memoryGiB: Math.round(os.totalmem() / 2 ** 30),
  system: `${os.platform()} ${os.release()}`,
  node: process.version,
});

/** Measures on a server that is there. @returns everything that goes into the JSON. */
const measure = async (server, options, clock) => {
  // Loaded late: they need what was installed and built only just now.
  const { Databases } = await import('./harness/databases.mjs');
  const { measureChain } = await import('./harness/chain.mjs');
  const { measureStores } = await import('./harness/rounds.mjs');
  const { measureHttp } = await import('./http/measure-http.mjs');
  const databases = await Databases.on(server.url);
  const probes = [];
  const probe = () => {
    probes.push(fdatasyncMicros(path.dirname(options.out)));
    return probes.at(-1);
  };
  const figures = new Figures();
  const run = { databases, options, figures, probe, clock };
  try {
    const postgres = await databases.settings();
    const settings = Object.entries(postgres).map(([name, value]) => `${name}=${value}`);
    clock.say(`PostgreSQL: ${settings.join(' ')}`);
    const { rounds, absent } = await measureStores(run);
    if (options.groups.includes('chain') && !clock.stopped()) await measureChain(run);
    const memory = options.groups.includes('http') && !clock.stopped() ? await measureHttp(run) : undefined;
    const { table, live, errors } = figures.summarised();
    const { groups, seconds, warmup, events, teams } = options;
    return {
      when: new Date().toISOString(),
      machine: machine(),
      postgres,
      params: { groups, rounds, seconds, warmup, events, teams, minutes: round(clock.seconds() / 60, 1) },
      fdatasyncMicros: summary(probes.map((rate) => ({ rate }))),
      table,
      ratios: ratiosOf(table),
      live,
      memory,
      absent,
      targets: judge({ table, live, absent, groups }),
      errors,
    };
  } finally {
    await databases.dropAll();
  }
};

const bench = async (options, clock) => {
  await prepare.ensureBuilt();
  await installPeers(clock.say);
  mkdirSync(path.dirname(options.out), { recursive: true });
  const { startServer } = await import('./harness/server.mjs');
  const server = await startServer(clock.say);
  try {
    return await measure(server, options, clock);
  } finally {
    await server.stop();
  }
};

/** @returns the exit code: 0 where nothing was missed, 1 where something was, 130 when it was stopped. */
const report = (result, options, clock) => {
  if (clock.stopped()) return 130;
  writeFileSync(options.out, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`${tableText(result)}\n\ntargets\n${targetsText(result.targets)}`);
  if (Object.keys(result.errors).length > 0) console.log(`\nerrors\n${JSON.stringify(result.errors, null, 2)}`);
  console.log(`\nall figures: ${path.relative(process.cwd(), options.out)}`);
  return options.gate && Object.values(result.targets).some(({ pass }) => pass === false) ? 1 : 0;
};

try {
  const options = optionsOf(process.argv.slice(2));
  if (options.help !== undefined) console.log(options.help);
  else {
    const clock = startClock();
    process.exitCode = report(await bench(options, clock), options, clock);
  }
} catch (error) {
  console.error(`The benchmark did not run: ${error.message}`);
  process.exitCode = 2;
}
