export { childWorkRoom } from './child-work.room';
export { childWorkAggregate, childWorkCodec } from './child-work.codec';
export { ChildWorkModule } from './child-work.module';
export { type ChildWork } from './domain/child-work';
export { type ReservationRefusal, Reservations, type Reserving, type TeamToServe } from './reservations';
export { settleReservations } from './settle-reservations';
