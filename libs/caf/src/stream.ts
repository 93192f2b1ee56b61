/* The narrow door: events, rules and folds without routes, so that rooms may read each other's folds without a circle. */
export { cafAggregate, cafCodec } from './caf.codec';
export * from './domain/caf.events';
export {
  type CafFile,
  type CafStatus,
  closureOf,
  type Episode,
  isOpen,
  latestStep,
  openEpisode,
  pendingStepUp,
  pendingTransfer,
  wasOpenOn,
} from './domain/caf.state';
export { type CafCommand, type CafRefusal } from './domain/caf';
export * from './domain/vocabulary';
