import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
import {
  type DestructionHalted,
  type DestructionStarted,
  type ErasureReapplied,
  type RecordDestroyed,
  type RetentionEvent,
} from '../retention.events';
import { type Retention } from '../retention.state';
import { closedFor, type ClosedRefusal, future, type Known } from './ground';

export interface ApproveDestruction extends Known {
  readonly type: 'ApproveDestruction';
  readonly proposalId: string;
  readonly approvedBy: string;
  readonly on: CalendarDate;
  /** Whether a hold stands on every record, or on another record of the child. */
  readonly heldElsewhere: boolean;
}
/** Sent by the job that destroys, right before it begins. */
export interface StartDestruction {
  readonly type: 'StartDestruction';
  readonly subjects: readonly string[];
  readonly heldElsewhere: boolean;
  readonly today: CalendarDate;
}
/** Sent by the job when every key is destroyed. */
export interface CertifyDestruction {
  readonly type: 'CertifyDestruction';
  readonly today: CalendarDate;
}
/** Sent after a restore, for a record that stands in the register of erasures. */
export interface ReapplyErasure {
  readonly type: 'ReapplyErasure';
  readonly today: CalendarDate;
}
export type ApproveRefusal =
  | ClosedRefusal
  | Refusal<
      'future-date' | 'proposal-not-found' | 'record-held' | 'second-person-needed' | 'destruction-already-approved'
    >;
export type StartRefusal = Refusal<'destruction-not-approved'>;

export const approveDestruction = (
  command: ApproveDestruction,
  state: Retention,
): Decided<RetentionEvent, ApproveRefusal> => {
  const { proposalId, approvedBy, on, heldElsewhere } = command;
  const barred = closedFor(command, state) ?? future(on, command);
  if (barred !== undefined) return barred;
  if (state.holds.length > 0 || heldElsewhere)
    return refuse('record-held', 'a legal hold stands: nothing may be destroyed');
  if (state.proposal?.proposalId !== proposalId)
    return refuse('proposal-not-found', 'there is no such proposal to decide on');
  if (state.proposal.requestedBy === approvedBy)
    return refuse('second-person-needed', 'somebody else than who asked for it has to approve');
  const wanted = [{ type: 'DestructionApproved', data: { proposalId, approvedBy, on } }] as const;
  if (state.proposal.status === 'waiting') return wanted;
  return alreadyRecorded({
    by: ({ type, data }) => type === 'DestructionApproved' && data.proposalId === proposalId,
    wanted,
    refusal: refuseExisting('destruction-already-approved', 'somebody has approved this destruction already', {
      existing: proposalId,
      correctedBy: 'POST /v1/children/{childId}/retention/holds',
    }),
  });
};

/** A hold on this record has ended the approval in this stream; one on every record is looked at here, at the last moment. */
export const startDestruction = (
  { subjects, heldElsewhere, today: on }: StartDestruction,
  { proposal, destroyed }: Retention,
): readonly (DestructionStarted | DestructionHalted)[] | StartRefusal => {
  if (proposal?.status === 'started' || destroyed !== null) return [];
  if (proposal?.status !== 'approved')
    return refuse('destruction-not-approved', 'nobody has approved the destruction of this record');
  const { proposalId } = proposal;
  return heldElsewhere
    ? [{ type: 'DestructionHalted', data: { proposalId, on } }]
    : [{ type: 'DestructionStarted', data: { proposalId, subjects, on } }];
};

export const certifyDestruction = (
  { today: on }: CertifyDestruction,
  { proposal, destroyed }: Retention,
): readonly RecordDestroyed[] | StartRefusal => {
  if (destroyed !== null) return [];
  if (proposal?.status !== 'started' || proposal.approved === null)
    return refuse('destruction-not-approved', 'nobody has approved the destruction of this record');
  const { proposalId, recordClass, rulesVersion, approved, subjects } = proposal;
  const certificate = { proposalId, recordClass, rulesVersion, approvedBy: approved.by, approvedOn: approved.on };
  return [{ type: 'RecordDestroyed', data: { ...certificate, keys: subjects.length, on } }];
};

export const reapplyErasure = ({ today: on }: ReapplyErasure, { destroyed }: Retention): readonly ErasureReapplied[] =>
  destroyed === null ? [{ type: 'ErasureReapplied', data: { on } }] : [];
