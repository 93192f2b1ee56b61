export { breakGlassRoom } from './break-glass.room';
export { breakGlassAggregate, breakGlassCodec } from './break-glass.codec';
export { holdsFor } from './domain/break-glass';
