import { InMemoryKeyTable } from './in-memory.key-table';
import { behavesAsAKeyTable } from './key-table-contract';

describe('The key table in memory', () => behavesAsAKeyTable(() => Promise.resolve(new InMemoryKeyTable())));
