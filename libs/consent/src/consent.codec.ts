import { type Aggregate, codecOf } from '@app/event-store';
import { addDays } from '@app/kernel';
import { consent, type ConsentCommand, type ConsentRefusal } from './domain/consent';
import { type ConsentEvent, type SharingWithoutConsentRecorded } from './domain/consent.events';
import { type Consent } from './domain/consent.state';

/** As it was stored before grounds had days on which they are in force and decisions had an end. */
interface SharingBefore extends Omit<
  SharingWithoutConsentRecorded['data'],
  'ground' | 'recordedBy' | 'byAgency' | 'decidedBy' | 'confirmBy' | 'until'
> {
  readonly reason: SharingWithoutConsentRecorded['data']['ground'];
  readonly decidedBy: string;
  readonly managerConsulted: string | null;
}
/** What had no end ends where a review would have been due. */
const REVIEWED_WITHIN_DAYS = 90;

const ofChild = (_: unknown, childId: string): string => `child-${childId}`;

export const consentCodec = codecOf<ConsentEvent>({
  ConsentRecorded: { stored: 'consent.consent-recorded.v1', subject: ofChild },
  ConsentRefused: { stored: 'consent.consent-refused.v1', subject: ofChild },
  ConsentNarrowed: { stored: 'consent.consent-narrowed.v1', subject: ofChild },
  ConsentWidened: { stored: 'consent.consent-widened.v1', subject: ofChild },
  ConsentRenewed: { stored: 'consent.consent-renewed.v1', subject: ofChild },
  ConsentWithdrawn: { stored: 'consent.consent-withdrawn.v1', subject: ofChild },
  ConsentCorrected: { stored: 'consent.consent-corrected.v1', subject: ofChild },
  WishReported: { stored: 'consent.wish-reported.v1', subject: ofChild },
  WishConfirmed: { stored: 'consent.wish-confirmed.v1' },
  WishRejected: { stored: 'consent.wish-rejected.v1', subject: ofChild },
  WishRetracted: { stored: 'consent.wish-retracted.v1', subject: ofChild },
  EndingAgreed: { stored: 'consent.ending-agreed.v1' },
  SharingWithoutConsentRecorded: {
    stored: 'consent.sharing-without-consent-recorded.v2',
    subject: ofChild,
    upcasts: {
      'consent.sharing-without-consent-recorded.v1': {
        to: 'consent.sharing-without-consent-recorded.v2',
        data: ({ reason, managerConsulted, decidedBy, ...rest }: SharingBefore) => ({
          ...rest,
          ground: reason,
          recordedBy: decidedBy,
          byAgency: null,
          decidedBy: managerConsulted,
          confirmBy: managerConsulted === null ? rest.on : null,
          until: addDays(rest.on, REVIEWED_WITHIN_DAYS),
        }),
      },
    },
  },
  SharingConfirmed: { stored: 'consent.sharing-confirmed.v1' },
  SharingReviewed: { stored: 'consent.sharing-reviewed.v1', subject: ofChild },
  SharingChallenged: { stored: 'consent.sharing-challenged.v1', subject: ofChild },
  SharingChallengeAnswered: { stored: 'consent.sharing-challenge-answered.v1', subject: ofChild },
  DecidedNotToShare: { stored: 'consent.decided-not-to-share.v1', subject: ofChild },
});

/** One stream per child: `consent-<childId>`. */
export const consentAggregate: Aggregate<ConsentCommand, ConsentEvent, Consent, ConsentRefusal> = {
  category: 'consent',
  decider: consent,
  codec: consentCodec,
};
