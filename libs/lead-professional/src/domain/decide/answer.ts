import { type CalendarDate, isRefusal, type Refusal, refuse } from '@app/kernel';
import { interimEnding } from './interim';
import {
  type DeclineReason,
  type InterimEnded,
  type LeadProfessionalAccepted,
  type LeadProfessionalDeclined,
  type LeadProfessionalEnded,
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

/** The proposal to answer; `answered` when the nominee has given this answer before. */
const proposalFor = (
  { assignment: number, on, today, by }: Answer,
  { all }: Assignments,
  answered: Assignment['status'],
): Assignment | 'answered' | AnswerRefusal => {
  const proposal = all[number - 1];
  if (proposal === undefined) return refuse('proposal-not-found', 'there is no such proposal');
  if (proposal.practitionerId !== by) return refuse('not-the-nominee', 'only the person who was asked can answer');
  if (proposal.status === answered) return 'answered';
  if (proposal.status !== 'proposed') return refuse('proposal-answered', 'this proposal has been answered before');
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (on < proposal.proposedOn)
    return refuse('impossible-date-order', 'the person had not been asked on that day', '/on');
  return proposal;
};

/**
 * The nominee takes the role, from this day. Where someone is replaced, their time ends with the same day and in the same
 * append: there is no moment with two or with none. A coordinator who held the reins meanwhile lets go with that day too.
 */
export const accept = (
  command: AcceptLeadProfessional,
  assignments: Assignments,
): readonly (LeadProfessionalEnded | InterimEnded | LeadProfessionalAccepted)[] | AnswerRefusal => {
  const proposal = proposalFor(command, assignments, 'active');
  if (proposal === 'answered') return [];
  if (isRefusal(proposal)) return proposal;
  const { on } = command;
  const { number, practitionerId, agencyId, replaces } = proposal;
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
  return [
    ...ended,
    ...interimEnding(assignments, on),
    { type: 'LeadProfessionalAccepted', data: { assignment: number, on, practitionerId, agencyId } },
  ];
};

/** The nominee says no. Whoever is in the role stays. */
export const decline = (
  command: DeclineLeadProfessional,
  assignments: Assignments,
): readonly LeadProfessionalDeclined[] | AnswerRefusal => {
  const proposal = proposalFor(command, assignments, 'declined');
  if (proposal === 'answered') return [];
  if (isRefusal(proposal)) return proposal;
  const { on, reason, note } = command;
  return [{ type: 'LeadProfessionalDeclined', data: { assignment: proposal.number, on, reason }, personal: { note } }];
};
