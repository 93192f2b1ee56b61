export * from './stream';
export { agencyCovered } from './agency-covered';
export { cafRoom } from './caf.room';
