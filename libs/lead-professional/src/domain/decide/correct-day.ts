import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type AssignmentDay, type LeadProfessionalEvent } from '../lead-professional.events';
import { type Assignments } from '../lead-professional.state';

/** The day on which somebody took the role, or on which it ended, was wrong. */
export interface CorrectDay {
  readonly type: 'CorrectDay';
  readonly assignment: number;
  /** The day of the correction. */
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly what: AssignmentDay;
  readonly is: CalendarDate;
  readonly explanation: string;
}
export type CorrectDayRefusal = Refusal<
  | 'assignment-not-found'
  | 'nothing-to-correct'
  | 'already-corrected'
  | 'ended-by-handover'
  | 'future-date'
  | 'impossible-date-order'
>;

/**
 * Puts the right day in the place of a wrong one. Where the role passed from one to the next, one day ends the one and begins the other:
 * it is corrected at the acceptance, and stays one.
 */
export const correctDay = (
  { assignment: number, on, today, what, is, explanation }: CorrectDay,
  { all }: Assignments,
): Decided<LeadProfessionalEvent, CorrectDayRefusal> => {
  const one = all[number - 1];
  if (one === undefined) return refuse('assignment-not-found', 'there is no such assignment');
  const predecessor = one.replaces === null ? undefined : all[one.replaces.assignment - 1];
  const was = what === 'acceptance' ? one.acceptedOn : one.endedOn;
  if (was === null) return refuse('nothing-to-correct', 'no such day is on record', '/what');
  const replaces = what === 'acceptance' && predecessor?.endedOn === was ? predecessor.number : null;
  const wanted: readonly LeadProfessionalEvent[] = [
    {
      type: 'AssignmentDayCorrected',
      data: { assignment: number, on, what, was, is, replaces },
      personal: { explanation },
    },
  ];
  if (was === is)
    return alreadyRecorded({
      by: (fact) =>
        fact.type === 'AssignmentDayCorrected' &&
        fact.data.assignment === number &&
        fact.data.what === what &&
        fact.data.is === is,
      wanted,
      refusal: refuseExisting('already-corrected', 'this day is on record like that', { existing: is, field: '/is' }),
    });
  if (is > today) return refuse('future-date', 'this day is still to come', '/is');
  const successor = all.find(({ replaces, acceptedOn }) => replaces?.assignment === number && acceptedOn !== null);
  if (what === 'ending' && successor !== undefined)
    return refuse('ended-by-handover', 'somebody took the role over on that day: correct their acceptance', '/what');
  const next = all.find((later) => later.number > number && later.acceptedOn !== null)?.acceptedOn ?? null;
  const notBefore = what === 'ending' ? one.acceptedOn : latest(one.proposedOn, predecessor?.acceptedOn ?? null);
  const notAfter = what === 'ending' ? next : (one.endedOn ?? next);
  if ((notBefore !== null && is < notBefore) || (notAfter !== null && is > notAfter))
    return refuse('impossible-date-order', 'this day is before an earlier step, or after a later one', '/is');
  return wanted;
};

const latest = (day: CalendarDate, other: CalendarDate | null): CalendarDate =>
  other !== null && other > day ? other : day;
