import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type LeadProfessionalEvent, type WithdrawalReason } from '../lead-professional.events';
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
): Decided<LeadProfessionalEvent, WithdrawProposalRefusal> => {
  const proposal = all[number - 1];
  if (proposal === undefined) return refuse('proposal-not-found', 'there is no such proposal');
  const wanted: readonly LeadProfessionalEvent[] = [
    { type: 'ProposalWithdrawn', data: { assignment: number, on, reason }, personal: { note } },
  ];
  if (proposal.status === 'withdrawn')
    return alreadyRecorded({
      by: (fact) => fact.type === 'ProposalWithdrawn' && fact.data.assignment === number,
      wanted,
      refusal: refuseExisting('proposal-answered', 'this proposal was taken back before', {
        existing: String(number),
        correctedBy: 'POST /v1/children/{childId}/lead-professional/proposals',
      }),
    });
  if (proposal.status !== 'proposed') return refuse('proposal-answered', 'this proposal has been answered before');
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (on < proposal.proposedOn)
    return refuse('impossible-date-order', 'the person had not been asked on that day', '/on');
  return wanted;
};
