/** A child process: gets one job, measures one group of one adapter, answers with its figures and ends. */
import { GROUPS } from './groups.mjs';
import { openAdapter } from './open-adapter.mjs';

process.once('message', async (job) => {
  try {
    const adapter = await openAdapter(job);
    await adapter.prepare?.();
    const cells = await GROUPS[job.group](adapter, job);
    process.send({ cells }, () => process.exit(0));
  } catch (error) {
    process.send({ error: String(error?.stack ?? error).slice(0, 600) }, () => process.exit(1));
  }
});
