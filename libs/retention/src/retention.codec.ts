import { type Aggregate, codecOf } from '@app/event-store';
import { legalHold, type LegalHoldCommand, type LegalHoldRefusal, type LegalHolds } from './domain/legal-hold';
import { type LegalHoldEvent } from './domain/legal-hold.events';
import { retention, type RetentionCommand, type RetentionRefusal } from './domain/retention';
import { type RetentionEvent } from './domain/retention.events';
import { type Retention } from './domain/retention.state';

const ofChild = (_: unknown, childId: string): string => `child-${childId}`;

export const retentionCodec = codecOf<RetentionEvent>({
  RecordHeld: { stored: 'retention.record-held.v1', subject: ofChild },
  HoldReleased: { stored: 'retention.hold-released.v1' },
  DestructionProposed: { stored: 'retention.destruction-proposed.v1' },
  ErasureRequested: { stored: 'retention.erasure-requested.v1', subject: ofChild },
  ProposalDeclined: { stored: 'retention.proposal-declined.v1', subject: ofChild },
  DestructionApproved: { stored: 'retention.destruction-approved.v1' },
  DestructionHalted: { stored: 'retention.destruction-halted.v1' },
  DestructionStarted: { stored: 'retention.destruction-started.v1' },
  RecordDestroyed: { stored: 'retention.record-destroyed.v1' },
  ErasureReapplied: { stored: 'retention.erasure-reapplied.v1' },
});

/** Stream `retention-<childId>`: how long one child's record is kept. */
export const retentionAggregate: Aggregate<RetentionCommand, RetentionEvent, Retention, RetentionRefusal> = {
  category: 'retention',
  decider: retention,
  codec: retentionCodec,
};

export const legalHoldCodec = codecOf<LegalHoldEvent>({
  AllRecordsHeld: { stored: 'retention.all-records-held.v1' },
  AllRecordsReleased: { stored: 'retention.all-records-released.v1' },
});

/** Stream `legalHold-<EVERY_RECORD>`: the holds on all records. */
export const legalHoldAggregate: Aggregate<LegalHoldCommand, LegalHoldEvent, LegalHolds, LegalHoldRefusal> = {
  category: 'legalHold',
  decider: legalHold,
  codec: legalHoldCodec,
};
/** The one stream of holds on all records. */
export const EVERY_RECORD = '5b0f1c9e-6a0d-4f7e-9a53-2d1c0e4b7a60';
