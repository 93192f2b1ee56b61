import { type CalendarDate } from '@app/kernel';
import { type ConsentRecorded, type Scope, type SensitiveTopic, type Tier } from './consent.events';

export type Statement = ConsentRecorded['data'];

/** One thing the family said, with the day from which it counts. */
export type Saying =
  | { readonly kind: 'given'; readonly from: CalendarDate; readonly statement: Statement }
  | { readonly kind: 'refused'; readonly from: CalendarDate; readonly scopes: readonly Scope[] };

/** Everything said so far about one child, in order of the day it counts from; of one day, in the order we learned it. */
export interface Consent {
  readonly sayings: readonly Saying[];
}

/** What holds on one day. */
export interface Standing {
  /** The latest statement, as later refusals left it; undefined when none was ever given by that day. */
  readonly statement: Statement | undefined;
  readonly refused: readonly Scope[];
}

/** Why something is not allowed; 'allowed' when it is. Stable codes. */
export type Permission =
  | 'allowed'
  | 'consent-not-recorded'
  | 'consent-refused'
  | 'consent-withdrawn'
  | 'consent-expired'
  | 'scope-not-given'
  | 'tier-not-given'
  | 'agency-not-named'
  | 'agency-excluded'
  | 'topic-excluded';

/** What someone wants to share, with whom and when. */
export interface Sharing {
  readonly agencyId: string;
  readonly tier: Tier;
  /** Only when the information is of one of the sensitive kinds. */
  readonly topic?: SensitiveTopic;
  readonly on: CalendarDate;
}

/** @returns the sayings with one more, in order of the day from which each counts. */
export const withSaying = (sayings: readonly Saying[], saying: Saying): readonly Saying[] => {
  const before = sayings.filter(({ from }) => from <= saying.from);
  return [...before, saying, ...sayings.slice(before.length)];
};

/** @returns what holds at the end of the day, expiry aside. */
export const standingOn = ({ sayings }: Consent, on: CalendarDate): Standing =>
  sayings
    .filter(({ from }) => from <= on)
    .reduce<Standing>(
      (standing, saying) =>
        saying.kind === 'given'
          ? { statement: saying.statement, refused: [] }
          : { ...standing, refused: [...standing.refused, ...saying.scopes] },
      { statement: undefined, refused: [] },
    );

const scopesAllowed = ({ statement, refused }: Standing, needed: readonly Scope[], on: CalendarDate): Permission => {
  if (needed.some((scope) => refused.includes(scope))) return 'consent-refused';
  if (statement === undefined) return 'consent-not-recorded';
  if (statement.expiresOn !== null && on > statement.expiresOn) return 'consent-expired';
  return needed.every((scope) => statement.scopes.includes(scope)) ? 'allowed' : 'scope-not-given';
};

/**
 * Whether an assessment may be started or carried on that day: it needs consent to assess and to store.
 * @returns 'allowed', or why not.
 */
export const assessmentAllowed = (consent: Consent, on: CalendarDate): Permission =>
  scopesAllowed(standingOn(consent, on), ['assess', 'store'], on);

/**
 * Whether that information may go to that agency that day. Every agency has to be named; additional information further
 * stays away from excluded agencies, and no information of an excluded topic is shared at all.
 * @returns 'allowed', or why not.
 */
export const sharingAllowed = (consent: Consent, { agencyId, tier, topic, on }: Sharing): Permission => {
  const standing = standingOn(consent, on);
  const allowed = scopesAllowed(standing, ['share'], on);
  const { statement } = standing;
  if (allowed !== 'allowed' || statement === undefined) return allowed;
  if (!statement.allowedAgencies.includes(agencyId)) return 'agency-not-named';
  if (tier === 'additional' && statement.tier === 'basic') return 'tier-not-given';
  if (tier === 'additional' && statement.excludedAgencies.includes(agencyId)) return 'agency-excluded';
  if (topic !== undefined && statement.excludedTopics.includes(topic)) return 'topic-excluded';
  return 'allowed';
};
