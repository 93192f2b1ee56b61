export { feedsOf } from './feeds-of';
export { settleRegularly } from './settle-regularly';
export { startDays } from './start-days';
export { startWorker } from './start-worker';
export { keepKeys } from './keep-keys';
export { keepRecords } from './keep-records';
