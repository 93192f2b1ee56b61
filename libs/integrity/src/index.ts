export { type AcceptanceReason, acceptanceReasons, type Head, type HeadsSink } from './heads';
export { FileHeads, HeadsDamaged } from './heads-file';
export {
  acceptRecords,
  noteHead,
  notedAccessOf,
  notedLogOf,
  type Records,
  recordsOf,
  RecordsReplaced,
  requireHeads,
  type Verified,
  verifyRecords,
} from './records';
