import { eventStoreContract } from '../testing/contract';
import { InMemoryEventStore } from './in-memory.event-store';

eventStoreContract('The store in memory', () =>
  Promise.resolve({ store: new InMemoryEventStore(), close: () => Promise.resolve() }),
);
