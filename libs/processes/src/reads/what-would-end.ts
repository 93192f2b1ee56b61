import { Injectable } from '@nestjs/common';
import { type Consent, type WhatWouldEnd, type WouldEnd } from '@app/consent';
import { Aggregates } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { activeAssignment } from '@app/lead-professional';
import { type Folds, foldsOf } from '../folds';
import { endedByConsent } from '../follow-ups/when-consent-is-taken-back-then-end-what-rested-on-it';

/** @returns what would end, by the very steps that the process would plan. */
export const wouldEnd = async (
  folds: Folds,
  childId: string,
  consent: Consent,
  today: CalendarDate,
): Promise<WouldEnd> => {
  const [steps, lead] = await Promise.all([endedByConsent(folds)(childId, consent, today), folds.lead(childId)]);
  const members = await Promise.all(
    steps
      .filter((step) => step.do === 'remove-member')
      .map(async ({ to: tacId, whom: memberId }) => {
        const team = await folds.team(tacId);
        const member = team.is === 'not-convened' ? undefined : team.members.find((one) => one.memberId === memberId);
        return member?.kind === 'agency' ? [{ tacId, memberId: member.memberId, agencyId: member.agencyId }] : [];
      }),
  );
  const active = activeAssignment(lead);
  const leadEnds = steps.some((step) => step.do === 'end-lead-professional');
  // Nobody stands in for a Lead Professional whose role ends.
  const deputyEnds = leadEnds || steps.some((step) => step.do === 'end-deputy');
  return {
    members: members.flat(),
    leadProfessional:
      leadEnds && active !== undefined ? { practitionerId: active.practitionerId, agencyId: active.agencyId } : null,
    deputy:
      deputyEnds && active?.deputy != null && active.deputyAgencyId !== null
        ? { practitionerId: active.deputy, agencyId: active.deputyAgencyId }
        : null,
  };
};

@Injectable()
export class EndedByConsent implements WhatWouldEnd {
  constructor(private readonly aggregates: Aggregates) {}

  by(childId: string, consent: Consent, today: CalendarDate): Promise<WouldEnd> {
    return wouldEnd(foldsOf(this.aggregates), childId, consent, today);
  }
}
