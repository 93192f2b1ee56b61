import { type SealedParts } from '@app/event-store';
import { type Consent } from '../../domain/consent.state';

/** Which agency recorded a statement, a correction or a decision, and where it stands in the log, by its id. */
export type HeardById = Readonly<Record<string, { readonly agencyId: string; readonly position: string }>>;

/** What the card of a child's consent has of what was said, with the words still sealed. */
export interface CardOfConsent {
  readonly consent: Consent;
  readonly sealed: SealedParts;
  readonly heard: HeardById;
}

/**
 * What was said, as far as it is shown to somebody who may not see what others recorded before their work with the child began.
 * @param began position in the log at which it did; null where it has not.
 * @returns what their own agency recorded, and what anybody did since.
 */
export const consentSince = (
  { consent, sealed, heard }: CardOfConsent,
  { position: began, agencyId }: { readonly position: string | null; readonly agencyId: string },
): Pick<CardOfConsent, 'consent' | 'sealed'> => {
  const isShown = (id: string): boolean => {
    const one = heard[id];
    return began === null || one?.agencyId === agencyId || (one !== undefined && BigInt(one.position) > BigInt(began));
  };
  const parts = Object.fromEntries(Object.entries(sealed).filter(([id]) => isShown(id)));
  const shown = {
    ...consent,
    sayings: consent.sayings.filter(({ statementId }) => isShown(statementId)),
    sharedWithout: consent.sharedWithout.filter(({ sharingId }) => isShown(sharingId)),
    recorded: consent.recorded.filter(isShown),
    corrections: consent.corrections.filter(({ correctionId }) => isShown(correctionId)),
  };
  return { consent: shown, sealed: parts };
};
