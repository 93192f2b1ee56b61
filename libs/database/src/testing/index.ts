export { ownDatabase, type OwnDatabase } from './own-database';
