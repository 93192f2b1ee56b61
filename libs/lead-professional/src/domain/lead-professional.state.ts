import { type CalendarDate, type Fact } from '@app/kernel';
import {
  type HandoverReason,
  handoverReasons,
  type LeadEndReason,
  type LeadProfessionalEvent,
} from './lead-professional.events';

/** One person in the role, or asked to take it. */
export interface Assignment {
  readonly number: number;
  readonly status: 'proposed' | 'active' | 'declined' | 'withdrawn' | 'ended';
  readonly episode: number;
  readonly practitionerId: string;
  readonly agencyId: string;
  readonly proposedOn: CalendarDate;
  readonly acceptedOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  readonly endReason: LeadEndReason | null;
  readonly replaces: { readonly assignment: number; readonly reason: LeadEndReason } | null;
  readonly deputy: string | null;
  /** The agency that the deputy works for; null where there is none. */
  readonly deputyAgencyId: string | null;
  /** Since when the person has to hand over, and why. */
  readonly handoverRequiredOn: CalendarDate | null;
  readonly handoverReason: HandoverReason | null;
}

/** A coordinator who holds the reins meanwhile. */
export interface Interim {
  readonly number: number;
  readonly episode: number;
  readonly practitionerId: string;
  readonly since: CalendarDate;
}

/** Everyone who led or was asked to lead for one child; the one numbered n is at n - 1. */
export interface Assignments {
  readonly all: readonly Assignment[];
  /** Who holds the reins now, while there is no Lead Professional. */
  readonly interim: Interim | null;
  /** How many there have been, and when the last one stepped in. */
  readonly interims: number;
  readonly lastInterimOn: CalendarDate | null;
}

export const nobody: Assignments = { all: [], interim: null, interims: 0, lastInterimOn: null };

/** @returns the Lead Professional of the child, if there is one; there is never more than one. */
export const activeAssignment = ({ all }: Assignments): Assignment | undefined =>
  all.find(({ status }) => status === 'active');

/** @returns the assignment that waits for the nominee's answer, if there is one. */
export const pendingAssignment = ({ all }: Assignments): Assignment | undefined =>
  all.find(({ status }) => status === 'proposed');

/**
 * @returns since when, and for which episode, a Lead Professional has left or has to hand over, and neither a successor nor a
 * coordinator has stepped in; undefined when that is not so.
 */
export const vacancy = (
  assignments: Assignments,
): { readonly on: CalendarDate; readonly episode: number } | undefined => {
  const active = activeAssignment(assignments);
  const last = active ?? assignments.all.findLast(({ status }) => status === 'ended');
  if (last === undefined) return undefined;
  const { episode, endReason, endedOn, handoverRequiredOn } = last;
  const wentAway = endReason !== null && (handoverReasons as readonly LeadEndReason[]).includes(endReason);
  const on = active !== undefined || wentAway ? (handoverRequiredOn ?? endedOn) : null;
  const steppedIn = assignments.lastInterimOn !== null && on !== null && assignments.lastInterimOn >= on;
  return on === null || steppedIn ? undefined : { on, episode };
};

const changed = (
  assignment: Assignment,
  fact: Exclude<Fact<LeadProfessionalEvent>, { type: 'LeadProfessionalProposed' | 'InterimMarked' | 'InterimEnded' }>,
): Assignment => {
  switch (fact.type) {
    case 'LeadProfessionalAccepted':
      return { ...assignment, status: 'active', acceptedOn: fact.data.on };
    case 'LeadProfessionalDeclined':
      return { ...assignment, status: 'declined' };
    case 'ProposalWithdrawn':
      return { ...assignment, status: 'withdrawn' };
    case 'DeputyAppointed':
      return { ...assignment, deputy: fact.data.practitionerId, deputyAgencyId: fact.data.agencyId };
    case 'DeputyEnded':
      return { ...assignment, deputy: null, deputyAgencyId: null };
    case 'HandoverRequired':
      return { ...assignment, handoverRequiredOn: fact.data.on, handoverReason: fact.data.reason };
    case 'AssignmentDayCorrected':
      return fact.data.what === 'acceptance'
        ? { ...assignment, acceptedOn: fact.data.is }
        : { ...assignment, endedOn: fact.data.is };
    case 'LeadProfessionalEnded':
      return { ...assignment, status: 'ended', endedOn: fact.data.on, endReason: fact.data.reason };
  }
};

/** Folds one fact into the child's assignments. */
export const evolve = (before: Assignments, fact: Fact<LeadProfessionalEvent>): Assignments => {
  const { all } = before;
  if (fact.type === 'InterimMarked') {
    const { interim: number, episode, practitionerId, on: since } = fact.data;
    const interim = { number, episode, practitionerId, since };
    return { ...before, interim, interims: number, lastInterimOn: since };
  }
  if (fact.type === 'InterimEnded') return { ...before, interim: null };
  if (fact.type === 'AssignmentDayCorrected') {
    const { assignment: number, replaces: replaced, was, is } = fact.data;
    return {
      ...before,
      all: all.map((one) =>
        one.number === number
          ? changed(one, fact)
          : one.number === replaced && one.endedOn === was
            ? { ...one, endedOn: is }
            : one,
      ),
    };
  }
  if (fact.type !== 'LeadProfessionalProposed')
    return {
      ...before,
      all: all.map((assignment) =>
        assignment.number === fact.data.assignment ? changed(assignment, fact) : assignment,
      ),
    };
  const { assignment, on, episode, practitionerId, agencyId, replaces } = fact.data;
  const proposed: Assignment = {
    number: assignment,
    status: 'proposed',
    episode,
    practitionerId,
    agencyId,
    proposedOn: on,
    acceptedOn: null,
    endedOn: null,
    endReason: null,
    replaces,
    deputy: null,
    deputyAgencyId: null,
    handoverRequiredOn: null,
    handoverReason: null,
  };
  return { ...before, all: [...all, proposed] };
};
