import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type LeadProfessionalEvent } from '../lead-professional.events';
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
  | 'deputy-already-appointed'
  | 'future-date'
  | 'impossible-date-order'
  | 'consent-does-not-cover-agency'
>;

/** Names who stands in for the Lead Professional; another one replaces the first. */
export const appointDeputy = (
  command: AppointDeputy,
  assignments: Assignments,
): Decided<LeadProfessionalEvent, AppointDeputyRefusal> => {
  const { on, today, practitionerId, agencyId } = command;
  const active = activeAssignment(assignments);
  if (active === undefined)
    return refuse('no-lead-professional', 'this child has no Lead Professional to stand in for');
  if (active.practitionerId === practitionerId)
    return refuse('already-lead-professional', 'nobody can stand in for themselves', '/practitionerId');
  const wanted: readonly LeadProfessionalEvent[] = [
    { type: 'DeputyAppointed', data: { assignment: active.number, on, practitionerId, agencyId } },
  ];
  if (active.deputy === practitionerId && active.deputyAgencyId === agencyId)
    return alreadyRecorded({
      by: (fact) =>
        fact.type === 'DeputyAppointed' &&
        fact.data.assignment === active.number &&
        fact.data.practitionerId === practitionerId,
      wanted,
      refusal: refuseExisting('deputy-already-appointed', 'this person stands in already', {
        existing: practitionerId,
        correctedBy: 'POST /v1/children/{childId}/lead-professional/deputy/end',
      }),
    });
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (active.acceptedOn !== null && on < active.acceptedOn)
    return refuse('impossible-date-order', 'the Lead Professional had not started on that day', '/on');
  if (!command.agencyCovered)
    return refuse('consent-does-not-cover-agency', 'the family has not agreed to share with this agency', '/agencyId');
  return wanted;
};
