import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type ConsentEvent, type SharingWithoutConsentRecorded } from '../consent.events';
import { type Consent } from '../consent.state';
import { type ChildKnown } from './ground';

export type ShareWithoutConsent = SharingWithoutConsentRecorded['data'] &
  SharingWithoutConsentRecorded['personal'] & {
    readonly type: 'ShareWithoutConsent';
    readonly today: CalendarDate;
    readonly child: ChildKnown;
  };
export type ShareRefusal = Refusal<
  'future-date' | 'missing-reason-not-told' | 'missing-reason-no-manager' | 'family-was-told'
>;

/**
 * A decision to tell an agency what consent does not cover: what, to whom, on which ground, who decided, which manager was asked,
 * and whether the family was told. It is possible at any time, also after consent was refused or the child has died.
 */
export const shareWithoutConsent = (
  command: ShareWithoutConsent,
  { sharedWithout }: Consent,
): readonly ConsentEvent[] | ShareRefusal => {
  const { sharingId, agencyId, tier, topics, reason, decidedBy, managerConsulted, familyTold, whyNotTold, on } =
    command;
  if (sharedWithout.some((one) => one.sharingId === sharingId)) return [];
  if (on > command.today) return refuse('future-date', 'this day is still to come', '/on');
  if (!familyTold && whyNotTold === null)
    return refuse('missing-reason-not-told', 'say why the family was not told', '/whyNotTold');
  if (familyTold && whyNotTold !== null)
    return refuse('family-was-told', 'there is no reason for not telling a family that was told', '/whyNotTold');
  if (managerConsulted === null && command.whyNoManager === undefined)
    return refuse('missing-reason-no-manager', 'say which manager was asked, or why none', '/managerConsulted');
  const { what, why, whyNoManager } = command;
  return [
    {
      type: 'SharingWithoutConsentRecorded',
      data: { sharingId, agencyId, tier, topics, reason, decidedBy, managerConsulted, familyTold, whyNotTold, on },
      personal: { what, why, ...(whyNoManager === undefined ? {} : { whyNoManager }) },
    },
  ];
};
