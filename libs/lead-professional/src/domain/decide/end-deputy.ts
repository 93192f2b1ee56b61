import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type DeputyEnded } from '../lead-professional.events';
import { activeAssignment, type Assignments } from '../lead-professional.state';

export interface EndDeputy {
  readonly type: 'EndDeputy';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
}
export type EndDeputyRefusal = Refusal<'no-lead-professional' | 'future-date' | 'impossible-date-order'>;

/** Nobody stands in any more. */
export const endDeputy = (
  { on, today }: EndDeputy,
  assignments: Assignments,
): readonly DeputyEnded[] | EndDeputyRefusal => {
  const active = activeAssignment(assignments);
  if (active === undefined) return refuse('no-lead-professional', 'this child has no Lead Professional');
  if (active.deputy === null) return [];
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (active.acceptedOn !== null && on < active.acceptedOn)
    return refuse('impossible-date-order', 'the Lead Professional had not started on that day', '/on');
  return [{ type: 'DeputyEnded', data: { assignment: active.number, on } }];
};
