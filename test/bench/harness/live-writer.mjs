/** One writing process of the live-reader test. */
import { openAdapter } from './open-adapter.mjs';
import { eventsFor } from './event.mjs';

process.once('message', async (job) => {
  const adapter = await openAdapter(job);
  const end = performance.now() + job.seconds * 1000;
  let written = 0;
  const write = async (worker) => {
    for (let turn = 0; performance.now() < end; turn += 1) {
      const stream = `case-${process.pid}x${worker}x${turn}`;
      const size = 1 + (turn % 7);
      await adapter.append(stream, eventsFor(stream, size), 0);
      written += size;
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, worker) => write(worker)));
  process.send({ written }, () => process.exit(0));
});
