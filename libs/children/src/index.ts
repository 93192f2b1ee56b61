export { childAggregate, childCodec } from './children.codec';
export { type Child } from './domain/child';
export { childrenRoom } from './children.room';
