import { type Aggregate, codecOf } from '@app/event-store';
import { consent, type ConsentCommand, type ConsentRefusal } from './domain/consent';
import { type ConsentEvent } from './domain/consent.events';
import { type Consent } from './domain/consent.state';

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
  SharingWithoutConsentRecorded: { stored: 'consent.sharing-without-consent-recorded.v1', subject: ofChild },
});

/** One stream per child: `consent-<childId>`. */
export const consentAggregate: Aggregate<ConsentCommand, ConsentEvent, Consent, ConsentRefusal> = {
  category: 'consent',
  decider: consent,
  codec: consentCodec,
};
