import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type DeputyAppointed } from '../lead-professional.events';
import { activeAssignment, type Assignments } from '../lead-professional.state';

export interface AppointDeputy {
  readonly type: 'AppointDeputy';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly practitionerId: string;
  readonly agencyId: string;
  /** Whether the family's consent lets the deputy's agency know about the child. */
  readonly agencyCovered: boolean;
}
export type AppointDeputyRefusal = Refusal<
  | 'no-lead-professional'
  | 'already-lead-professional'
  | 'future-date'
  | 'impossible-date-order'
  | 'consent-does-not-cover-agency'
>;

/** Names who stands in for the Lead Professional; another one replaces the first. */
export const appointDeputy = (
  command: AppointDeputy,
  assignments: Assignments,
): readonly DeputyAppointed[] | AppointDeputyRefusal => {
  const { on, today, practitionerId, agencyId } = command;
  const active = activeAssignment(assignments);
  if (active === undefined)
    return refuse('no-lead-professional', 'this child has no Lead Professional to stand in for');
  if (active.practitionerId === practitionerId)
    return refuse('already-lead-professional', 'nobody can stand in for themselves', '/practitionerId');
  if (active.deputy === practitionerId) return [];
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (active.acceptedOn !== null && on < active.acceptedOn)
    return refuse('impossible-date-order', 'the Lead Professional had not started on that day', '/on');
  if (!command.agencyCovered)
    return refuse('consent-does-not-cover-agency', 'the family has not agreed to share with this agency', '/agencyId');
  return [{ type: 'DeputyAppointed', data: { assignment: active.number, on, practitionerId, agencyId } }];
};
