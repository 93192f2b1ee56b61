export * from './ports';
export { type Codec, codecOf, sealedPart, type Shapes, streamIdOf, type Upcast } from './codec';
export {
  type Aggregate,
  Aggregates,
  type Envelope,
  type HandleRefusal,
  type Honoured,
  type Outcome,
  UnknownEvent,
} from './aggregates';
export { dayReceived } from './day-received';
export { derivedId } from './derived-id';
export { LinksInMemory } from './in-memory/links-in-memory';
export { InMemoryEventStore } from './in-memory/in-memory.event-store';
export { eventStoreMigrations } from './postgres/event-store.migrations';
export { PostgresEventStore, type PostgresEventStoreOptions } from './postgres/postgres.event-store';
export { openParts, PartOfAnother, partsOf, type SealedParts, withSealedPart } from './sealed-parts';
export { type FaultKind, type LogFault, type LogReport, type ReadableEvents, verifyLog } from './verify-log';
export { type ChainedEvent, type Link, type LogChain, type LogEnd } from './chain';
export { ChainedLogReplaced, FollowedChain, type KeptLink, type LinkSink, LogHasGap } from './followed-chain';
export { type ChainFault, type ChainFaultKind, type ChainReport, type NotedLog, verifyChain } from './verify-chain';
