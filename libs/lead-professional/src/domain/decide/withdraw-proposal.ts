import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type ProposalWithdrawn, type WithdrawalReason } from '../lead-professional.events';
import { type Assignments } from '../lead-professional.state';

export interface WithdrawProposal {
  readonly type: 'WithdrawProposal';
  readonly assignment: number;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly reason: WithdrawalReason;
  readonly note: string | null;
}
export type WithdrawProposalRefusal = Refusal<
  'proposal-not-found' | 'proposal-answered' | 'future-date' | 'impossible-date-order'
>;

/** Asks no more, so that a nominee who never answers does not keep a child without a Lead Professional. Whoever leads stays. */
export const withdrawProposal = (
  { assignment: number, on, today, reason, note }: WithdrawProposal,
  { all }: Assignments,
): readonly ProposalWithdrawn[] | WithdrawProposalRefusal => {
  const proposal = all[number - 1];
  if (proposal === undefined) return refuse('proposal-not-found', 'there is no such proposal');
  if (proposal.status === 'withdrawn') return [];
  if (proposal.status !== 'proposed') return refuse('proposal-answered', 'this proposal has been answered before');
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (on < proposal.proposedOn)
    return refuse('impossible-date-order', 'the person had not been asked on that day', '/on');
  return [{ type: 'ProposalWithdrawn', data: { assignment: number, on, reason }, personal: { note } }];
};
