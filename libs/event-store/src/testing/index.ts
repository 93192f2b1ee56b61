export { eventStoreContract, type StoreUnderTest } from './contract';
export { PlainSealer } from './plain-sealer';
export { newStream, sampleEvent, sampleEvents, sampleMeta } from './sample-events';
export { everyShapeDecodes } from './samples';
