import { rooms } from '@app/rooms';
import { type Runtime, serveUntilStopped, type Service } from '@app/runtime';
import { settleRegularly } from './settle-regularly';
import { startDays } from './start-days';
import { startWorker } from './start-worker';

/** Follows the log, and says when a day begins. */
const start = async (runtime: Runtime): Promise<Service> => {
  const worker = await startWorker(runtime);
  const days = startDays(runtime);
  const settling = settleRegularly(runtime);
  return {
    close: async () => {
      await settling.close();
      await days.close();
      await worker.close();
    },
  };
};

serveUntilStopped('teamaround-worker', rooms, start);
