import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse } from '@app/kernel';
import { type LeadEndReason, type LeadProfessionalEvent } from '../lead-professional.events';
import { activeAssignment, type Assignments } from '../lead-professional.state';

export interface EndLeadProfessional {
  readonly type: 'EndLeadProfessional';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly reason: LeadEndReason;
  readonly note: string | null;
}
export type EndRefusal = Refusal<'no-lead-professional' | 'future-date' | 'impossible-date-order'>;

/** Ends the role without a successor. The child is then without a Lead Professional, which is shown, not forbidden. */
export const end = (
  { on, today, reason, note }: EndLeadProfessional,
  assignments: Assignments,
): Decided<LeadProfessionalEvent, EndRefusal> => {
  const active = activeAssignment(assignments);
  if (active === undefined) {
    const last = assignments.all.findLast(({ status }) => status === 'ended');
    const none = refuse('no-lead-professional', 'this child has no Lead Professional');
    if (last === undefined) return none;
    const { number: assignment } = last;
    return alreadyRecorded({
      by: (fact) => fact.type === 'LeadProfessionalEnded' && fact.data.assignment === assignment,
      wanted: [
        { type: 'LeadProfessionalEnded', data: { assignment, on, reason, replacedBy: null }, personal: { note } },
      ],
      refusal: {
        ...none,
        existing: String(assignment),
        correctedBy: 'POST /v1/children/{childId}/lead-professional/assignments/{assignment}/corrections',
      },
    });
  }
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (active.acceptedOn !== null && on < active.acceptedOn)
    return refuse('impossible-date-order', 'the Lead Professional had not started on that day', '/on');
  return [
    {
      type: 'LeadProfessionalEnded',
      data: { assignment: active.number, on, reason, replacedBy: null },
      personal: { note },
    },
  ];
};
