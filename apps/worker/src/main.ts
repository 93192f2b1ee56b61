import { recordsOf, requireHeads } from '@app/integrity';
import { rooms } from '@app/rooms';
import { type Runtime, serveUntilStopped, type Service } from '@app/runtime';
import { keepKeys } from './keep-keys';
import { keepRecords } from './keep-records';
import { settleRegularly } from './settle-regularly';
import { startDays } from './start-days';
import { startWorker } from './start-worker';

/** Follows the log, says when a day begins, and keeps watch over the records. */
const start = async (runtime: Runtime): Promise<Service> => {
  const records = recordsOf(runtime);
  await requireHeads(records);
  const worker = await startWorker(runtime);
  const days = startDays(runtime);
  const settling = settleRegularly(runtime);
  const keeping = keepRecords(records, runtime);
  const keys = keepKeys(runtime);
  return {
    close: async () => {
      await keys.close();
      await keeping.close();
      await settling.close();
      await days.close();
      await worker.close();
    },
  };
};

serveUntilStopped('teamaround-worker', rooms, start);
