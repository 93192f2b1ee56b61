/**
 * The product's API in a process of its own, over real settings and a real log line for each request, without the worker:
 * that is how it runs where there is load. Messages, for preparing: `draw-map` puts the localities on the map, `follow-all`
 * switches all read models on, `worker-apart` off again. `record-nothing` leaves looks at records unwritten, to
 * see what writing them costs, and `record-looks` writes them again. `memory` asks for the size of the process.
 */
import { createRequire } from 'node:module';
import { answering } from './answering.mjs';

const require = createRequire(import.meta.url);
const { AccessTable } = require('../../../dist/libs/access/src/index.js');
const { createApi } = require('../../../dist/apps/api/src/index.js');
const { Feeds } = require('../../../dist/libs/feeds/src/index.js');
const { loadReferenceLocalities, localitiesRoom } = require('../../../dist/libs/localities/src/index.js');
const { rooms } = require('../../../dist/libs/rooms/src/index.js');
const { collected, logTo, openRuntime, readConfig } = require('../../../dist/libs/runtime/src/index.js');

const clock = () => new Date();
// A few people send everything here; the limits are counted all the same.
const config = readConfig({
  ...process.env,
  RATE_LIMIT_PER_MINUTE: '999999999',
  RATE_LIMIT_SEARCH_PER_MINUTE: '999999999',
});
const log = logTo(
  collected((text) => process.stdout.write(text)),
  config.logLevel,
  clock,
);
const runtime = await openRuntime(config, rooms, { clock, log, name: 'teamaround-bench-api' });
const api = await createApi(runtime);

// No setting of the product does this: it is done to the class, in this process alone.
const { write } = AccessTable.prototype;

let feeds;
const follow = (...followed) => {
  const { pool, feed, positions } = runtime;
  const projections = followed.flatMap((room) => room.projections);
  feeds = new Feeds({ pool, feed, positions, projections, runner: 'bench' });
  feeds.start();
};
answering(api.url, {
  'draw-map': async () => {
    const { aggregates, positions } = runtime;
    follow(localitiesRoom);
    const { position } = await loadReferenceLocalities({ aggregates, clock });
    for (const { name } of localitiesRoom.projections)
      if ((await positions.reached(name, position, 30_000)) !== undefined) throw new Error(`${name} is behind`);
    await feeds.stop();
  },
  'follow-all': () => follow(...rooms),
  'worker-apart': () => feeds.stop(),
  'record-nothing': () => void (AccessTable.prototype.write = () => Promise.resolve()),
  'record-looks': () => void (AccessTable.prototype.write = write),
});
