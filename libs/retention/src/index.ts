export { retentionRoom } from './retention.room';
export { retentionAggregate, retentionCodec } from './retention.codec';
export { DecideOnRecord } from './features/decide-on-record.handler';
export { ListCertificates } from './reads/list-certificates/list-certificates.query';
export { ListProposals } from './reads/list-proposals/list-proposals.query';
export { proposeDue } from './propose-due';
export { reapplyErasures } from './reapply-erasures';
export { recordsOf } from './subjects-of';
