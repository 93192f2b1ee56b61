import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type LeadProfessionalEvent } from '../lead-professional.events';
import { activeAssignment, type Assignments } from '../lead-professional.state';

export interface EndDeputy {
  readonly type: 'EndDeputy';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
}
export type EndDeputyRefusal = Refusal<'no-lead-professional' | 'no-deputy' | 'future-date' | 'impossible-date-order'>;

/** Nobody stands in any more. */
export const endDeputy = (
  { on, today }: EndDeputy,
  assignments: Assignments,
): Decided<LeadProfessionalEvent, EndDeputyRefusal> => {
  const active = activeAssignment(assignments);
  if (active === undefined) return refuse('no-lead-professional', 'this child has no Lead Professional');
  const wanted: readonly LeadProfessionalEvent[] = [{ type: 'DeputyEnded', data: { assignment: active.number, on } }];
  if (active.deputy === null)
    return alreadyRecorded({
      by: (fact) => fact.type === 'DeputyEnded' && fact.data.assignment === active.number,
      wanted,
      refusal: refuseExisting('no-deputy', 'nobody stands in for the Lead Professional', {
        existing: String(active.number),
      }),
    });
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (active.acceptedOn !== null && on < active.acceptedOn)
    return refuse('impossible-date-order', 'the Lead Professional had not started on that day', '/on');
  return wanted;
};
