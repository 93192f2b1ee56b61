export { feedsOf } from './feeds-of';
export { startWorker } from './start-worker';
