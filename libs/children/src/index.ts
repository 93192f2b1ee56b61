export { childrenRoom } from './children.room';
export { childAggregate, childCodec } from './children.codec';
export { type AgeStanding, ageAt } from './domain/age';
export {
  addressesOn,
  ageOn,
  ageStandingOn,
  type Child,
  type ChildStatus,
  type ClosedRecord,
  closedRecord,
  householdOn,
  parentalResponsibilityOn,
  placeOn,
  type RegisteredChild,
  type Residence,
} from './domain/child.state';
export { type RecordsOfChild, recordsOfChild } from './records-of-child';
export { tiesOf } from './domain/protection';
export { HIDDEN } from './reads/get-child/child-view';
export { type ParentalResponsibility } from './domain/vocabulary';
export { ChangeChild } from './features/change-child.handler';
export { RegisterChildCommand, type RegisterChildRequest } from './features/register-child/register-child.handler';
export { ChildSearches, type SearchMade } from './features/search-child/child-searches';
export { SearchChild, type SearchTerms } from './features/search-child/search-child.query';
export { AgesByTheDay } from './personal/ages-by-the-day';
export { ChildrenModule } from './children.module';
export { ChildMatches } from './postgres/child-matches';
