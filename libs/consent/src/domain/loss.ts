import { type CalendarDate } from '@app/kernel';
import { type Consent } from './consent.state';
import { decides, scopeAllowed, sharingOn, type SharingStatement, standingOn } from './standing';
import { type Scope, scopes, type SensitiveTopic } from './vocabulary';

/** What is agreed no longer once something more has been said. */
export interface Loss {
  readonly scopes: readonly Scope[];
  /** Agencies that have nothing any more. */
  readonly agencies: readonly string[];
  /** Agencies that had additional information and keep basic information only. */
  readonly basicOnly: readonly string[];
  readonly topics: readonly SensitiveTopic[];
  /** Whether nobody has more than basic information any more. */
  readonly fullerTier: boolean;
  /** Whether what goes on to hold ends on an earlier day than before. */
  readonly endsSooner: boolean;
}

const never = '9999-12-31';
const lastDay = (consent: Consent, scope: Scope, on: CalendarDate): CalendarDate => {
  const standing = standingOn(consent, on);
  return standing[decides(standing, scope)].statement?.expiresOn ?? never;
};

const hasMore = ({ tier, agencies, basicOnly }: SharingStatement): readonly string[] =>
  tier === 'basic' ? [] : agencies.filter((id) => !basicOnly.includes(id));

/** @returns what somebody had on that day by what was said before, and has not by what is said after. */
export const lossBetween = (before: Consent, after: Consent, on: CalendarDate): Loss => {
  const allowed = (consent: Consent): readonly Scope[] =>
    scopes.filter((scope) => scopeAllowed(standingOn(consent, on), scope, on) === 'allowed');
  const kept = allowed(after);
  const had = sharingOn(before, on);
  const has = sharingOn(after, on);
  const agencies = (had?.agencies ?? []).filter((id) => has?.agencies.includes(id) !== true);
  const more = has === undefined ? [] : hasMore(has);
  return {
    scopes: allowed(before).filter((scope) => !kept.includes(scope)),
    agencies,
    basicOnly: (had === undefined ? [] : hasMore(had)).filter((id) => !agencies.includes(id) && !more.includes(id)),
    topics:
      had === undefined || has === undefined
        ? []
        : has.excludedTopics.filter((topic) => !had.excludedTopics.includes(topic)),
    fullerTier: had?.tier === 'additional' && has?.tier === 'basic',
    endsSooner: allowed(before).some(
      (scope) => kept.includes(scope) && lastDay(after, scope, on) < lastDay(before, scope, on),
    ),
  };
};

/** @returns pointers of the fields of a statement that take something away; none when it takes nothing. */
export const takenBy = ({
  scopes: gone,
  agencies,
  basicOnly,
  topics,
  fullerTier,
  endsSooner,
}: Loss): readonly string[] => [
  ...(gone.length > 0 ? ['/scopes'] : []),
  ...(gone.includes('share') || agencies.length === 0 ? [] : ['/allowedAgencies']),
  ...(fullerTier ? ['/tier'] : basicOnly.length > 0 ? ['/excludedAgencies'] : []),
  ...(topics.length > 0 ? ['/excludedTopics'] : []),
  ...(endsSooner ? ['/expiresOn'] : []),
];
