export * from './stream';
export { agencyCovered } from './agency-covered';
export { stillAtWork } from './still-at-work';
export { cafRoom } from './caf.room';
export { ChangeCaf } from './features/change-caf.handler';
export { ActionBody, actionOf } from './features/action.body';
export { EndCaf } from './features/end-caf.handler';
export { RecordEnquiry } from './features/record-enquiry.handler';
export { OpenCafCommand } from './features/open-caf/open-caf.handler';
