export { localitiesRoom } from './localities.room';
export { LocalitiesModule } from './localities.module';
export { localityAggregate, localityCodec } from './localities.codec';
export { placesOutside } from './domain/locality';
export { type LocalityEntry, PlaceBook, type Places, placesOf, readMap } from './reads/place-book';
export { loadReferenceLocalities } from './reference/load-reference-localities';
