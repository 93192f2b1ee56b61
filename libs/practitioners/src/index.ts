export { practitionersRoom } from './practitioners.room';
export { PractitionersModule } from './practitioners.module';
export { type WorkContact, WorkContacts } from './personal/work-contacts';
export { agencyAggregate, agencyCodec, practitionerAggregate, practitionerCodec } from './practitioners.codec';
export { type Agency } from './domain/agency';
export { type AgencyEvent } from './domain/agency.events';
export { latestPost, type Practitioner } from './domain/practitioner';
export { type PractitionerEvent, type WorkKind } from './domain/practitioner.events';
