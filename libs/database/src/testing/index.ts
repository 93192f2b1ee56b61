export { type FaultyLink, faultyLink } from './faulty-link';
export { ownDatabase, type OwnDatabase } from './own-database';
