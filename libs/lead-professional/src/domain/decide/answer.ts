import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { interimEnding } from './interim';
import {
  type DeclineReason,
  type LeadProfessionalEnded,
  type LeadProfessionalEvent,
} from '../lead-professional.events';
import { type Assignment, type Assignments } from '../lead-professional.state';

interface Answer {
  readonly assignment: number;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  /** Who answers: only the nominee can. */
  readonly by: string;
}
export interface AcceptLeadProfessional extends Answer {
  readonly type: 'AcceptLeadProfessional';
}
export interface DeclineLeadProfessional extends Answer {
  readonly type: 'DeclineLeadProfessional';
  readonly reason: DeclineReason;
  readonly note: string | null;
}
export type AnswerRefusal = Refusal<
  'proposal-not-found' | 'not-the-nominee' | 'proposal-answered' | 'future-date' | 'impossible-date-order'
>;

/** The proposal to answer, and whether the nominee has given this answer before. */
const proposalFor = (
  { assignment: number, on, today, by }: Answer,
  { all }: Assignments,
  answered: Assignment['status'],
): { readonly proposal: Assignment; readonly answered: boolean } | AnswerRefusal => {
  const proposal = all[number - 1];
  if (proposal === undefined) return refuse('proposal-not-found', 'there is no such proposal');
  if (proposal.practitionerId !== by) return refuse('not-the-nominee', 'only the person who was asked can answer');
  if (proposal.status === answered) return { proposal, answered: true };
  if (proposal.status !== 'proposed') return refuse('proposal-answered', 'this proposal has been answered before');
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (on < proposal.proposedOn)
    return refuse('impossible-date-order', 'the person had not been asked on that day', '/on');
  return { proposal, answered: false };
};

const answeredBefore = ({ number }: Assignment): Refusal<'proposal-answered'> =>
  refuseExisting('proposal-answered', 'this proposal has been answered before', {
    existing: String(number),
    correctedBy: 'POST /v1/children/{childId}/lead-professional/assignments/{assignment}/corrections',
  });

/**
 * The nominee takes the role, from this day. Where someone is replaced, their time ends with the same day and in the same
 * append: there is no moment with two or with none. A coordinator who held the reins meanwhile lets go with that day too.
 */
export const accept = (
  command: AcceptLeadProfessional,
  assignments: Assignments,
): Decided<LeadProfessionalEvent, AnswerRefusal> => {
  const found = proposalFor(command, assignments, 'active');
  if (isRefusal(found)) return found;
  const { proposal, answered } = found;
  const { on } = command;
  const { number, practitionerId, agencyId, replaces } = proposal;
  const accepted: LeadProfessionalEvent = {
    type: 'LeadProfessionalAccepted',
    data: { assignment: number, on, practitionerId, agencyId },
  };
  if (answered)
    return alreadyRecorded({
      by: (fact) => fact.type === 'LeadProfessionalAccepted' && fact.data.assignment === number,
      wanted: [accepted],
      refusal: answeredBefore(proposal),
    });
  const before = replaces === null ? undefined : assignments.all[replaces.assignment - 1];
  if (before?.acceptedOn != null && on < before.acceptedOn)
    return refuse('impossible-date-order', 'the one before had not started on that day', '/on');
  const ended: readonly LeadProfessionalEnded[] =
    before?.status !== 'active' || replaces === null
      ? []
      : [
          {
            type: 'LeadProfessionalEnded',
            data: { assignment: before.number, on, reason: replaces.reason, replacedBy: number },
            personal: { note: null },
          },
        ];
  return [...ended, ...interimEnding(assignments, on), accepted];
};

/** The nominee says no. Whoever is in the role stays. */
export const decline = (
  command: DeclineLeadProfessional,
  assignments: Assignments,
): Decided<LeadProfessionalEvent, AnswerRefusal> => {
  const found = proposalFor(command, assignments, 'declined');
  if (isRefusal(found)) return found;
  const { proposal, answered } = found;
  const { on, reason, note } = command;
  const { number } = proposal;
  const wanted: readonly LeadProfessionalEvent[] = [
    { type: 'LeadProfessionalDeclined', data: { assignment: number, on, reason }, personal: { note } },
  ];
  if (!answered) return wanted;
  return alreadyRecorded({
    by: (fact) => fact.type === 'LeadProfessionalDeclined' && fact.data.assignment === number,
    wanted,
    refusal: answeredBefore(proposal),
  });
};
