import { type CalendarDate } from '@app/kernel';
import { type Consent, type Saying } from './consent.state';
import { assessmentAllowed, decides, type Permission, standingOn, type Voice } from './standing';

/** The CAF that ended last. */
export interface EndedCaf {
  readonly on: CalendarDate;
  /** How much had been said about consent when it was opened: `Consent.recorded.length` then; 0 where nobody kept it. */
  readonly heard: number;
}

/** Who wants to begin an assessment, and when. */
export interface Opening {
  /** The agency that is to hold it. */
  readonly agencyId: string;
  readonly on: CalendarDate;
  /** Null for a child who has had none. */
  readonly lastEnded: EndedCaf | null;
}
export type OpeningPermission = Permission | 'consent-for-another-agency' | 'consent-left-over';

const covers = ({ statement, narrowing, restsOn }: Voice, agencyId: string): boolean =>
  !narrowing.removedAgencies.includes(agencyId) &&
  (statement?.allowedAgencies.includes(agencyId) === true ||
    restsOn.some((saying) => 'receivedBy' in saying && saying.receivedBy?.agencyId === agencyId));

/** Of one day, what had been said before that CAF was opened was said for that one. */
const saidSince = ({ recorded }: Consent, { from, statementId }: Saying, ended: EndedCaf): boolean =>
  from > ended.on || (from === ended.on && recorded.indexOf(statementId) >= ended.heard);

/**
 * Whether a new CAF may rest on what the family has said: it agreed to assessment and record keeping, said so to the agency that
 * is to hold the assessment or named it, and did so, or renewed or widened it, after the last CAF had ended. What was said to one
 * agency, or for help that is over, opens nothing to another.
 * @returns 'allowed', or why not.
 */
export const openingAllowed = (consent: Consent, { agencyId, on, lastEnded }: Opening): OpeningPermission => {
  const assessment = assessmentAllowed(consent, on);
  if (assessment !== 'allowed') return assessment;
  const standing = standingOn(consent, on);
  const voices = (['assess', 'store'] as const).map((scope) => standing[decides(standing, scope)]);
  if (!voices.every((voice) => covers(voice, agencyId))) return 'consent-for-another-agency';
  const fresh = ({ restsOn }: Voice): boolean =>
    lastEnded === null || restsOn.some((saying) => saidSince(consent, saying, lastEnded));
  return voices.every(fresh) ? 'allowed' : 'consent-left-over';
};
