export { standingFeeds } from './relations.migrations';
export { RelationsModule } from './relations.module';
export { relationsRoom } from './relations.room';
export { RowsNotSecured, areRowsSecured } from './postgres/rows-secured';
export { RoomStandings } from './room-standings';
