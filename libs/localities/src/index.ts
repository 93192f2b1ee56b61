export { LocalitiesModule } from './localities.module';
export { type LocalityEntry, PlaceBook, type Places, placesOutside } from './place-book';
