export { childAggregate, childCodec } from './children.codec';
export { ageAt } from './domain/age';
export { type Child } from './domain/child';
export { childrenRoom } from './children.room';
export { RegisterChildCommand } from './features/register-child/register-child.handler';
