export { feedsOf } from './feeds-of';
export { startDays } from './start-days';
export { startWorker } from './start-worker';
