export { type FaultyLink, faultyLink } from './faulty-link';
export { ownDatabase, type OwnDatabase } from './own-database';
export { makeTestAccounts, signedInAs } from './accounts-of-the-tests';
