export { AlteredFeed, tampered } from './altered-feed';
export { chainedFields, type ChainUnderTest, logChainContract, type Tampering } from './chain-contract';
export { eventStoreContract, type StoreUnderTest } from './contract';
export { PlainSealer } from './plain-sealer';
export { newStream, sampleEvent, sampleEvents, sampleMeta } from './sample-events';
export { everyShapeDecodes } from './samples';
