export { type Migration } from './migration';
export {
  type Database,
  DatabaseTooOld,
  DatabaseUnreachable,
  type DatabaseOptions,
  openDatabase,
} from './open-database';
export { migrate, SchemaFromTheFuture } from './migrate';
export { Listening } from './listening';
export { CannotStartDatabase, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/embedded-postgres';
export { SharedRead } from './shared-read';
