import { type Runtime, type Service } from '@app/runtime';
import { feedsOf } from './feeds-of';

/**
 * Runs every projection and automation of the runtime's rooms. Any number of processes may do so: each feed runs on one of
 * them, the others stand by. Closing finishes what is in hand; the runtime stays open.
 */
export const startWorker = (runtime: Runtime): Promise<Service> => {
  const feeds = feedsOf(runtime);
  feeds.start();
  return Promise.resolve({ close: () => feeds.stop() });
};
