import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type HandoverReason, type LeadProfessionalEvent } from '../lead-professional.events';
import { activeAssignment, type Assignment, type Assignments } from '../lead-professional.state';

export interface RequireHandover {
  readonly type: 'RequireHandover';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  /** Who leaves, or will be away for long. */
  readonly practitionerId: string;
  readonly reason: HandoverReason;
}
export type RequireHandoverRefusal = Refusal<
  'not-the-lead-professional' | 'handover-already-required' | 'future-date' | 'impossible-date-order'
>;

/** @returns the role that this person has to hand over before leaving; undefined when there is none for this child. */
export const roleToHandOver = (assignments: Assignments, practitionerId: string): Assignment | undefined => {
  const active = activeAssignment(assignments);
  return active?.practitionerId === practitionerId ? active : undefined;
};

/**
 * Says that the Lead Professional has to hand over. The role does not end with it: the child keeps a name to call until
 * somebody else has accepted, or a coordinator has stepped in.
 */
export const requireHandover = (
  { on, today, practitionerId, reason }: RequireHandover,
  assignments: Assignments,
): Decided<LeadProfessionalEvent, RequireHandoverRefusal> => {
  const role = roleToHandOver(assignments, practitionerId);
  if (role === undefined)
    return refuse('not-the-lead-professional', 'this person does not lead the work for this child', '/practitionerId');
  const wanted: readonly LeadProfessionalEvent[] = [
    { type: 'HandoverRequired', data: { assignment: role.number, on, reason } },
  ];
  if (role.handoverRequiredOn !== null)
    return alreadyRecorded({
      by: (fact) => fact.type === 'HandoverRequired' && fact.data.assignment === role.number,
      wanted,
      refusal: refuseExisting('handover-already-required', 'this person has to hand over already', {
        existing: String(role.number),
      }),
    });
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (role.acceptedOn !== null && on < role.acceptedOn)
    return refuse('impossible-date-order', 'the Lead Professional had not started on that day', '/on');
  return wanted;
};
