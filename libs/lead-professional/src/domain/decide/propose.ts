import {
  type AgencyType,
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import {
  type ChoosingFactor,
  choosingFactors,
  type LeadEndReason,
  type LeadProfessionalEvent,
  type LeadProfessionalProposed,
} from '../lead-professional.events';
import { activeAssignment, type Assignments, pendingAssignment } from '../lead-professional.state';

/** Whether somebody is on the register of practitioners, and works for the agency that is named. */
export type NomineeStanding = 'at-work' | 'elsewhere' | 'left' | 'unknown';

/** Whom the role is offered to, and what the handler read about the case. */
interface Nomination {
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly practitionerId: string;
  readonly agencyId: string;
  readonly agencyType: AgencyType;
  readonly proposedBy: string;
  readonly familyAgreed: boolean;
  /** What spoke for this person. */
  readonly factors: readonly ChoosingFactor[];
  /** Why this person; required where the family does not agree. */
  readonly reason: string | null;
  /** The child's open CAF; null when none is open. */
  readonly episode: { readonly number: number; readonly openedOn: CalendarDate } | null;
  /** Whether the family's consent lets the nominee's agency know about the child. */
  readonly agencyCovered: boolean;
  /** How the nominee stands to the agency for which they are asked, as the register of practitioners says today. */
  readonly nominee: NomineeStanding;
}

export interface ProposeLeadProfessional extends Nomination {
  readonly type: 'ProposeLeadProfessional';
}

/** Someone else is to take over; the present one stays until the nominee has accepted. */
export interface ChangeLeadProfessional extends Nomination {
  readonly type: 'ChangeLeadProfessional';
  readonly why: LeadEndReason;
  readonly handoverNote: string | null;
}

type NominationRefusal = Refusal<
  | 'future-date'
  | 'impossible-date-order'
  | 'caf-not-open'
  | 'proposal-pending'
  | 'unknown-nominee'
  | 'nominee-not-at-work'
  | 'missing-family-reason'
  | 'consent-does-not-cover-agency'
>;
export type ProposeRefusal = NominationRefusal | Refusal<'lead-professional-active'>;
export type ChangeRefusal = NominationRefusal | Refusal<'no-lead-professional' | 'already-lead-professional'>;

const nominate = (
  command: Nomination,
  assignments: Assignments,
  change: { readonly replaces: LeadProfessionalProposed['data']['replaces']; readonly handoverNote: string | null },
): Decided<LeadProfessionalEvent, NominationRefusal> => {
  const { on, today, practitionerId, agencyId, agencyType, proposedBy, familyAgreed, reason, episode } = command;
  const proposed = (assignment: number, number: number): LeadProfessionalProposed => ({
    type: 'LeadProfessionalProposed',
    data: {
      assignment,
      on,
      episode: number,
      practitionerId,
      agencyId,
      agencyType,
      proposedBy,
      familyAgreed,
      factors: choosingFactors.filter((factor) => command.factors.includes(factor)),
      replaces: change.replaces,
    },
    personal: { reason, handoverNote: change.handoverNote },
  });
  const pending = pendingAssignment(assignments);
  if (pending !== undefined)
    return alreadyRecorded({
      by: (fact) => fact.type === 'LeadProfessionalProposed' && fact.data.assignment === pending.number,
      wanted: [proposed(pending.number, pending.episode)],
      refusal: refuseExisting('proposal-pending', 'somebody has been asked and has not answered yet', {
        existing: String(pending.number),
        correctedBy: 'POST /v1/children/{childId}/lead-professional/proposals/{assignment}/withdrawal',
      }),
    });
  if (command.nominee === 'unknown')
    return refuse('unknown-nominee', 'nobody of that id is on the register of practitioners', '/practitionerId');
  if (command.nominee === 'left')
    return refuse('nominee-not-at-work', 'this person works for nobody any more', '/practitionerId');
  if (command.nominee === 'elsewhere')
    return refuse('nominee-not-at-work', 'this person works for another agency', '/agencyId');
  if (episode === null) return refuse('caf-not-open', 'no CAF is open for this child');
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (on < episode.openedOn) return refuse('impossible-date-order', 'the CAF was not open on that day', '/on');
  if (!familyAgreed && reason === null)
    return refuse('missing-family-reason', 'say why this person although the family does not agree', '/reason');
  if (!command.agencyCovered)
    return refuse('consent-does-not-cover-agency', 'the family has not agreed to share with this agency', '/agencyId');
  return [proposed(assignments.all.length + 1, episode.number)];
};

/** Asks someone to lead the work around the child. Any agency's practitioner may be asked; only one at a time. */
export const propose = (
  command: ProposeLeadProfessional,
  assignments: Assignments,
): Decided<LeadProfessionalEvent, ProposeRefusal> =>
  activeAssignment(assignments) === undefined
    ? nominate(command, assignments, { replaces: null, handoverNote: null })
    : refuse('lead-professional-active', 'this child has a Lead Professional: change the role instead');

/** Asks someone to take over from the present Lead Professional. */
export const change = (
  command: ChangeLeadProfessional,
  assignments: Assignments,
): Decided<LeadProfessionalEvent, ChangeRefusal> => {
  const active = activeAssignment(assignments);
  if (active === undefined) return refuse('no-lead-professional', 'this child has no Lead Professional to change');
  if (active.practitionerId === command.practitionerId && active.agencyId === command.agencyId)
    return refuse('already-lead-professional', 'this person is the Lead Professional already', '/practitionerId');
  const { why: reason, handoverNote } = command;
  return nominate(command, assignments, { replaces: { assignment: active.number, reason }, handoverNote });
};
