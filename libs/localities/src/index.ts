export { LocalitiesModule } from './localities.module';
export { PlaceBook, type Places } from './place-book';
