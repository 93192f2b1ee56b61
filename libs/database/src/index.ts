export { type Migration } from './migration';
export {
  type Database,
  DatabaseTooOld,
  DatabaseUnreachable,
  type DatabaseOptions,
  openDatabase,
} from './open-database';
export { migrate, requireSchema, SchemaBehind, SchemaFromTheFuture } from './migrate';
export { type Account, type AccountRights, prepareAccounts, rightsOf, urlAs } from './accounts';
export { Listening } from './listening';
export { CannotStartDatabase, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/embedded-postgres';
export { sqlStateOf } from './sql-state';
export { SharedRead } from './shared-read';
