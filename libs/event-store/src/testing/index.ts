export { eventStoreContract, type StoreUnderTest } from './contract';
export { newStream, sampleEvent, sampleEvents, sampleMeta } from './sample-events';
export { everyShapeDecodes } from './samples';
