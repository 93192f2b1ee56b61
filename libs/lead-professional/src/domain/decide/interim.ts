import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type InterimEnded, type LeadProfessionalEnded, type LeadProfessionalEvent } from '../lead-professional.events';
import { activeAssignment, type Assignment, type Assignments } from '../lead-professional.state';

export interface MarkInterim {
  readonly type: 'MarkInterim';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  /** The coordinator who steps in. */
  readonly practitionerId: string;
  /** The child's open CAF; null when none is open. */
  readonly episode: { readonly number: number; readonly openedOn: CalendarDate } | null;
}
export interface EndInterim {
  readonly type: 'EndInterim';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
}
export type MarkInterimRefusal = Refusal<
  'lead-professional-active' | 'interim-already-marked' | 'caf-not-open' | 'future-date' | 'impossible-date-order'
>;
export type EndInterimRefusal = Refusal<'no-interim-coordinator' | 'future-date' | 'impossible-date-order'>;

/** @returns what ends the interim with that day, or with its own first day where that is later; nothing when there is none. */
export const interimEnding = ({ interim }: Assignments, on: CalendarDate): readonly InterimEnded[] =>
  interim === null
    ? []
    : [{ type: 'InterimEnded', data: { interim: interim.number, on: on < interim.since ? interim.since : on } }];

/** The role of one who has to hand over ends on the day on which a coordinator steps in: no gap. */
const roleEnding = (active: Assignment | undefined, on: CalendarDate): readonly LeadProfessionalEnded[] =>
  active?.handoverReason == null
    ? []
    : [
        {
          type: 'LeadProfessionalEnded',
          data: { assignment: active.number, on, reason: active.handoverReason, replacedBy: null },
          personal: { note: null },
        },
      ];

/**
 * A coordinator steps in where there is no Lead Professional, or one who has to hand over and has found nobody; another
 * coordinator takes over from the one before.
 */
export const markInterim = (
  { on, today, practitionerId, episode }: MarkInterim,
  assignments: Assignments,
): Decided<LeadProfessionalEvent, MarkInterimRefusal> => {
  const { interim, interims } = assignments;
  const active = activeAssignment(assignments);
  if (active !== undefined && active.handoverRequiredOn === null)
    return refuse('lead-professional-active', 'this child has a Lead Professional');
  if (interim?.practitionerId === practitionerId)
    return alreadyRecorded({
      by: (fact) => fact.type === 'InterimMarked' && fact.data.interim === interim.number,
      wanted: [
        { type: 'InterimMarked', data: { interim: interim.number, on, episode: interim.episode, practitionerId } },
      ],
      refusal: refuseExisting('interim-already-marked', 'this coordinator stands in already', {
        existing: String(interim.number),
        correctedBy: 'POST /v1/children/{childId}/lead-professional/interim/end',
      }),
    });
  if (episode === null) return refuse('caf-not-open', 'no CAF is open for this child');
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (on < episode.openedOn) return refuse('impossible-date-order', 'the CAF was not open on that day', '/on');
  if (interim !== null && on < interim.since)
    return refuse('impossible-date-order', 'the one before had not started on that day', '/on');
  if (active?.handoverRequiredOn != null && on < active.handoverRequiredOn)
    return refuse('impossible-date-order', 'nobody had to hand over on that day', '/on');
  return [
    ...interimEnding(assignments, on),
    ...roleEnding(active, on),
    { type: 'InterimMarked', data: { interim: interims + 1, on, episode: episode.number, practitionerId } },
  ];
};

/** The coordinator lets go, as when the CAF ends. A Lead Professional who accepts ends it without being asked. */
export const endInterim = (
  { on, today }: EndInterim,
  assignments: Assignments,
): Decided<LeadProfessionalEvent, EndInterimRefusal> => {
  const { interim, interims } = assignments;
  if (interim === null)
    return alreadyRecorded({
      by: (fact) => fact.type === 'InterimEnded' && fact.data.interim === interims,
      wanted: [{ type: 'InterimEnded', data: { interim: interims, on } }],
      refusal: refuseExisting(
        'no-interim-coordinator',
        'no coordinator stands in for a Lead Professional of this child',
        { existing: String(interims) },
      ),
    });
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (on < interim.since) return refuse('impossible-date-order', 'the coordinator had not stepped in then', '/on');
  return interimEnding(assignments, on);
};
