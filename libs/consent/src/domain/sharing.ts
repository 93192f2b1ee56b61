import { type CalendarDate, type Fact } from '@app/kernel';
import { type SharingEvent, type SharingWithoutConsentRecorded } from './consent.events';

/** An objection to a decision to share, by somebody who answers for the place or for the data. */
export interface Challenge {
  readonly challengeId: string;
  readonly by: string;
  /** Null while nobody has answered. */
  readonly upheld: boolean | null;
}

/** A decision to share without consent, with all that has become of it. */
export type SharedWithoutConsent = SharingWithoutConsentRecorded['data'] & {
  /** Who confirmed it, where nobody had been reached; null while nobody has. */
  readonly confirmedBy: string | null;
  /** The day on which it was ended; null while it was not. */
  readonly endedOn: CalendarDate | null;
  readonly challenges: readonly Challenge[];
};

/**
 * Whether a decision lets anybody have anything on a day: not before it was made, not after its last day, not once it has been ended,
 * and where no manager was reached not beyond the day by which one has to confirm it.
 */
export const grantsOn = (
  { on, until, endedOn, confirmBy, confirmedBy }: SharedWithoutConsent,
  day: CalendarDate,
): boolean =>
  on <= day &&
  day <= until &&
  (endedOn === null || day < endedOn) &&
  (confirmBy === null || confirmedBy !== null || day <= confirmBy);

/** @returns whether a decision may still be confirmed, reviewed or challenged. */
export const isOver = (sharing: SharedWithoutConsent, today: CalendarDate): boolean =>
  sharing.endedOn !== null || today > sharing.until;

/** The decisions after one more fact. */
export const evolveSharing = (
  all: readonly SharedWithoutConsent[],
  { type, data }: Fact<SharingEvent>,
): readonly SharedWithoutConsent[] => {
  const changed = (change: (one: SharedWithoutConsent) => SharedWithoutConsent): readonly SharedWithoutConsent[] =>
    all.map((one) => (one.sharingId === data.sharingId ? change(one) : one));
  switch (type) {
    case 'SharingWithoutConsentRecorded':
      return [...all, { ...data, confirmedBy: null, endedOn: null, challenges: [] }];
    case 'SharingConfirmed':
      return changed((one) => ({ ...one, confirmedBy: data.by }));
    case 'SharingReviewed':
      return changed((one) => (data.until === null ? { ...one, endedOn: data.on } : { ...one, until: data.until }));
    case 'SharingChallenged':
      return changed((one) => ({
        ...one,
        challenges: [...one.challenges, { challengeId: data.challengeId, by: data.by, upheld: null }],
      }));
    case 'SharingChallengeAnswered':
      return changed((one) => ({
        ...one,
        endedOn: data.upheld ? (one.endedOn ?? data.on) : one.endedOn,
        challenges: one.challenges.map((challenge) =>
          challenge.challengeId === data.challengeId ? { ...challenge, upheld: data.upheld } : challenge,
        ),
      }));
  }
};
