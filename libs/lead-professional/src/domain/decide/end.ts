import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type LeadEndReason, type LeadProfessionalEnded } from '../lead-professional.events';
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
): readonly LeadProfessionalEnded[] | EndRefusal => {
  const active = activeAssignment(assignments);
  if (active === undefined) {
    const last = assignments.all.findLast(({ status }) => status === 'ended');
    return last?.endedOn === on && last.endReason === reason
      ? []
      : refuse('no-lead-professional', 'this child has no Lead Professional');
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
