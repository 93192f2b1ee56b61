import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type DestructionProposed, type RetentionEvent } from '../retention.events';
import { type Retention, settledAs } from '../retention.state';
import { type Due } from '../rules';
import { type ErasureGround, type KeepReason } from '../vocabulary';
import { closedFor, type ClosedRefusal, future, type Known, underWay } from './ground';

/** The nightly list: the rules say that the record need not be kept any more. */
export interface ProposeDestruction extends Known {
  readonly type: 'ProposeDestruction';
  readonly proposalId: string;
  /** As the rules of today say; undefined: it has to be kept. */
  readonly due: Due | undefined;
  /** Whether a hold stands on every record, or on another record of the child. */
  readonly heldElsewhere: boolean;
}
export interface RequestErasure extends Known {
  readonly type: 'RequestErasure';
  readonly proposalId: string;
  readonly ground: ErasureGround;
  readonly requestedBy: string;
  readonly on: CalendarDate;
  readonly note: string | null;
}
export interface DeclineProposal extends Known {
  readonly type: 'DeclineProposal';
  readonly proposalId: string;
  readonly reason: KeepReason;
  readonly until: CalendarDate | null;
  readonly on: CalendarDate;
  readonly note: string | null;
}
export type RequestRefusal = ClosedRefusal | Refusal<'future-date' | 'already-proposed'>;
export type DeclineRefusal =
  | ClosedRefusal
  | Refusal<
      | 'future-date'
      | 'proposal-not-found'
      | 'proposal-already-declined'
      | 'impossible-date-order'
      | 'destruction-under-way'
    >;

/** Nothing to say is no refusal: the list is made every night, and most records are not on it. */
export const proposeDestruction = (
  command: ProposeDestruction,
  state: Retention,
): readonly DestructionProposed[] | ClosedRefusal => {
  const { due, today, heldElsewhere, proposalId } = command;
  const stands = state.proposal !== null || state.holds.length > 0 || heldElsewhere;
  const keptLonger = state.keptUntil !== null && state.keptUntil > today;
  if (state.destroyed !== null || stands || keptLonger || due === undefined || due.dueOn > today) return [];
  const barred = closedFor(command, state);
  if (barred !== undefined) return barred;
  const { rule, rulesVersion, dueOn } = due;
  const { recordClass, basis, years } = rule;
  return [
    {
      type: 'DestructionProposed',
      data: { proposalId, recordClass, basis, years, rulesVersion, dueOn, on: today },
    },
  ];
};

export const requestErasure = (command: RequestErasure, state: Retention): Decided<RetentionEvent, RequestRefusal> => {
  const { proposalId, ground, requestedBy, on, note } = command;
  const barred = closedFor(command, state) ?? future(on, command);
  if (barred !== undefined) return barred;
  const wanted = [
    { type: 'ErasureRequested', data: { proposalId, ground, requestedBy, on }, personal: { note } },
  ] as const;
  const { proposal } = state;
  if (proposal === null) return wanted;
  return alreadyRecorded({
    by: ({ type, data }) => type === 'ErasureRequested' && data.proposalId === proposal.proposalId,
    wanted,
    refusal: refuseExisting('already-proposed', 'the destruction of this record is proposed already: decide on that', {
      existing: proposal.proposalId,
      correctedBy: 'POST /v1/children/{childId}/retention/proposals/{proposalId}/refusal',
    }),
  });
};

export const declineProposal = (
  command: DeclineProposal,
  state: Retention,
): Decided<RetentionEvent, DeclineRefusal> => {
  const { proposalId, reason, until, on, note } = command;
  const barred = closedFor(command, state) ?? future(on, command);
  if (barred !== undefined) return barred;
  const wanted = [{ type: 'ProposalDeclined', data: { proposalId, reason, until, on }, personal: { note } }] as const;
  if (state.settled.includes(settledAs(proposalId, 'declined')))
    return alreadyRecorded({
      by: ({ type, data }) => type === 'ProposalDeclined' && data.proposalId === proposalId,
      wanted,
      refusal: refuseExisting('proposal-already-declined', 'somebody has decided already that the record is kept', {
        existing: proposalId,
        correctedBy: 'POST /v1/children/{childId}/retention/erasure-requests',
      }),
    });
  if (state.proposal?.proposalId !== proposalId)
    return refuse('proposal-not-found', 'there is no such proposal to decide on');
  if (state.proposal.status === 'started') return underWay();
  if (until !== null && until <= on)
    return refuse('impossible-date-order', 'it can only be kept until a later day', '/until');
  return wanted;
};
