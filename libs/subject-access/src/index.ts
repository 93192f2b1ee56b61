export { subjectAccessRoom } from './subject-access.room';
export { type Ground, grounds, type Handover, handovers, type Recipient, recipients } from './domain/vocabulary';
export { asText } from './domain/as-text';
export { type PackRequest } from './domain/held';
export { referenceOf } from './domain/reference';
export { type OfficersNote, type Pack } from './domain/pack';
export { GetPack } from './reads/get-pack/get-pack.query';
