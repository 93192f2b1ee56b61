/**
 * The product's API in a process of its own, over real settings and a real log line for each request, without the worker:
 * that is how it runs where there is load. Messages: `begin` puts the localities on the map and switches the projections on,
 * for preparing; `worker-apart` switches them off again; `memory` asks for the size of the process.
 */
import { createRequire } from 'node:module';
import { answering } from './answering.mjs';

const require = createRequire(import.meta.url);
const { createApi } = require('../../../dist/apps/api/src/index.js');
const { Feeds } = require('../../../dist/libs/feeds/src/index.js');
const { loadReferenceLocalities, localitiesRoom } = require('../../../dist/libs/localities/src/index.js');
const { rooms } = require('../../../dist/libs/rooms/src/index.js');
const { collected, logTo, openRuntime, readConfig } = require('../../../dist/libs/runtime/src/index.js');

const clock = () => new Date();
const config = readConfig(process.env);
const log = logTo(
  collected((text) => process.stdout.write(text)),
  config.logLevel,
  clock,
);
const runtime = await openRuntime(config, rooms, { clock, log, name: 'teamaround-bench-api' });
const api = await createApi(runtime);

let feeds;
answering(api.url, {
  begin: async () => {
    const { pool, feed, positions, aggregates } = runtime;
    const projections = rooms.flatMap((room) => room.projections);
    feeds = new Feeds({ pool, feed, positions, projections, runner: 'bench' });
    feeds.start();
    const { position } = await loadReferenceLocalities({ aggregates, clock });
    for (const { name } of localitiesRoom.projections)
      if ((await positions.reached(name, position, 30_000)) !== undefined) throw new Error(`${name} is behind`);
  },
  'worker-apart': () => feeds.stop(),
});
