import { type Consent, sharingAllowed } from '@app/consent';
import { type CalendarDate } from '@app/kernel';
import { type Episode } from './domain/caf.state';

/**
 * Whether an agency may know what the assessment says. The agency that holds the assessment knows it already, by the
 * family's consent to assess and store; every other one needs consent to share what goes beyond basic facts.
 */
export const agencyCovered = (
  episode: Pick<Episode, 'agencyId'>,
  consent: Consent,
  agencyId: string,
  on: CalendarDate,
): boolean =>
  agencyId === episode.agencyId || sharingAllowed(consent, { agencyId, tier: 'additional', on }) === 'allowed';
