export { RelationsModule } from './relations.module';
export { RoomStandings } from './room-standings';
