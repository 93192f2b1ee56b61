import { type CalendarDate } from '@app/kernel';
import { type Giver } from './consent.events';
import { type Consent, type Narrowing, type Saying, type Statement, type Widening } from './consent.state';
import { grantsOn } from './sharing';
import { type Scope, scopes, type SensitiveTopic, type Tier } from './vocabulary';

/**
 * Two voices count: the child's own, once it understands, and that of those with parental responsibility. Where the child has
 * spoken the child decides, for or against; within a voice the latest word counts.
 */
export type VoiceOf = 'child' | 'holders';

/** What one voice says on a day. */
export interface Voice {
  /** Its latest statement; undefined when it never gave one. */
  readonly statement: Statement | undefined;
  readonly refused: readonly Scope[];
  readonly withdrawn: readonly Scope[];
  /** What was taken out of the statement since. */
  readonly narrowing: Narrowing;
  /** The sayings by which it stands: the statement itself, and what renewed or widened it since. */
  readonly restsOn: readonly Saying[];
}
export type Standing = Readonly<Record<VoiceOf, Voice>>;

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
  /** Id of a recorded decision to share without consent, when it is to rest on that. */
  readonly citing?: string;
}

const unNarrowed: Narrowing = { removedAgencies: [], excludedAgencies: [], excludedTopics: [] };
const silent: Voice = { statement: undefined, refused: [], withdrawn: [], narrowing: unNarrowed, restsOn: [] };

const narrower = (one: Narrowing, other: Narrowing): Narrowing => ({
  removedAgencies: [...one.removedAgencies, ...other.removedAgencies],
  excludedAgencies: [...one.excludedAgencies, ...other.excludedAgencies],
  excludedTopics: [...one.excludedTopics, ...other.excludedTopics],
});

const without = <T extends string>(list: readonly T[], gone: readonly T[]): readonly T[] =>
  list.filter((one) => !gone.includes(one));

/** What was taken out of it before comes back with what is added. */
const widened = (voice: Voice, statement: Statement, widening: Widening): Voice => {
  const { addedAgencies, includedAgencies, includedTopics, tier } = widening;
  const { narrowing } = voice;
  return {
    ...voice,
    statement: {
      ...statement,
      tier: tier ?? statement.tier,
      allowedAgencies: [...new Set([...statement.allowedAgencies, ...addedAgencies])],
      excludedAgencies: without(statement.excludedAgencies, includedAgencies),
      excludedTopics: without(statement.excludedTopics, includedTopics),
    },
    narrowing: {
      removedAgencies: without(narrowing.removedAgencies, addedAgencies),
      excludedAgencies: without(narrowing.excludedAgencies, includedAgencies),
      excludedTopics: without(narrowing.excludedTopics, includedTopics),
    },
  };
};

const heard = (voice: Voice, saying: Saying): Voice => {
  switch (saying.kind) {
    case 'given':
      return { ...silent, statement: saying.statement, restsOn: [saying] };
    case 'refused':
      return {
        ...voice,
        refused: [...voice.refused, ...saying.scopes],
        withdrawn: without(voice.withdrawn, saying.scopes),
      };
    case 'withdrawn':
      return {
        ...voice,
        withdrawn: [...voice.withdrawn, ...saying.scopes],
        refused: without(voice.refused, saying.scopes),
      };
    case 'narrowed':
      return { ...voice, narrowing: narrower(voice.narrowing, saying.narrowing) };
    case 'widened':
      return voice.statement === undefined
        ? voice
        : { ...widened(voice, voice.statement, saying.widening), restsOn: [...voice.restsOn, saying] };
    case 'renewed':
      return voice.statement === undefined
        ? voice
        : {
            ...voice,
            statement: { ...voice.statement, expiresOn: saying.expiresOn },
            restsOn: [...voice.restsOn, saying],
          };
  }
};

export const voiceOf = ({ kind }: Giver): VoiceOf => (kind === 'child' ? 'child' : 'holders');

/** @returns what either voice says at the end of the day, expiry aside. */
export const standingOn = ({ sayings }: Consent, on: CalendarDate): Standing =>
  sayings
    .filter(({ from }) => from <= on)
    .reduce<Standing>(
      (standing, saying) => {
        const voice = voiceOf(saying.by);
        return { ...standing, [voice]: heard(standing[voice], saying) };
      },
      { child: silent, holders: silent },
    );

/** @returns who decides on a scope: the child where it has spoken about it. */
export const decides = ({ child }: Standing, scope: Scope): VoiceOf =>
  child.statement?.scopes.includes(scope) === true || child.refused.includes(scope) || child.withdrawn.includes(scope)
    ? 'child'
    : 'holders';

/** @returns whether the family agrees to that scope that day, or why not. */
export const scopeAllowed = (standing: Standing, scope: Scope, on: CalendarDate): Permission => {
  const { statement, refused, withdrawn } = standing[decides(standing, scope)];
  if (refused.includes(scope)) return 'consent-refused';
  if (withdrawn.includes(scope)) return 'consent-withdrawn';
  if (statement === undefined) return 'consent-not-recorded';
  if (statement.expiresOn !== null && on > statement.expiresOn) return 'consent-expired';
  return statement.scopes.includes(scope) ? 'allowed' : 'scope-not-given';
};

/**
 * Whether an assessment may be started or carried on that day: it needs consent to assess and to store.
 * @returns 'allowed', or why not.
 */
export const assessmentAllowed = (consent: Consent, on: CalendarDate): Permission =>
  strictest(heardOn(consent).map((one) => assessmentOnRecord(one, on)));

const assessmentOnRecord = (consent: Consent, on: CalendarDate): Permission => {
  const standing = standingOn(consent, on);
  const assess = scopeAllowed(standing, 'assess', on);
  return assess === 'allowed' ? scopeAllowed(standing, 'store', on) : assess;
};

/** The records of the child on which the family has said something; this one where it has said nothing on any. */
const heardOn = (consent: Consent): readonly Consent[] => {
  const spoken = [consent, ...(consent.alongside ?? [])].filter(({ sayings }) => sayings.length > 0);
  return spoken.length === 0 ? [consent] : spoken;
};

/** Of several words the one that forbids, and of those the one that says no plainest. */
const strictest = (permissions: readonly Permission[]): Permission =>
  permissions.find((one) => one === 'consent-refused' || one === 'consent-withdrawn') ??
  permissions.find((one) => one !== 'allowed') ??
  'allowed';

/** @returns whether the family has said anything at all, on whichever record of the child. */
export const hasSpoken = (consent: Consent): boolean => heardOn(consent).some(({ sayings }) => sayings.length > 0);

/** What the deciding voice agreed to share that day, with all that was taken out of it since, by the child in any case. */
export interface SharingStatement {
  readonly tier: Tier;
  readonly agencies: readonly string[];
  /** Of these, the ones that have basic information only. */
  readonly basicOnly: readonly string[];
  readonly excludedTopics: readonly SensitiveTopic[];
}

const sharingStatement = (statement: Statement, voice: Voice, child: Voice): SharingStatement => {
  const out = narrower(voice.narrowing, voice === child ? unNarrowed : child.narrowing);
  const agencies = statement.allowedAgencies.filter((id) => !out.removedAgencies.includes(id));
  const excluded = [...statement.excludedAgencies, ...out.excludedAgencies];
  return {
    tier: statement.tier,
    agencies,
    basicOnly: agencies.filter((id) => excluded.includes(id)),
    excludedTopics: [...new Set([...statement.excludedTopics, ...out.excludedTopics])],
  };
};

/** @returns what may be shared on that day, and with whom; undefined when nothing may. */
export const sharingOn = (consent: Consent, on: CalendarDate): SharingStatement | undefined => {
  const [first, ...others] = heardOn(consent).map((one) => sharingOnRecord(one, on));
  return others.reduce((one, other) => one && other && bothAllow(one, other), first);
};

const bothAllow = (one: SharingStatement, other: SharingStatement): SharingStatement => {
  const agencies = one.agencies.filter((id) => other.agencies.includes(id));
  const basicOnly = new Set([...one.basicOnly, ...other.basicOnly]);
  return {
    tier: one.tier === 'basic' ? one.tier : other.tier,
    agencies,
    basicOnly: agencies.filter((id) => basicOnly.has(id)),
    excludedTopics: [...new Set([...one.excludedTopics, ...other.excludedTopics])],
  };
};

const sharingOnRecord = (consent: Consent, on: CalendarDate): SharingStatement | undefined => {
  const standing = standingOn(consent, on);
  const voice = standing[decides(standing, 'share')];
  return scopeAllowed(standing, 'share', on) === 'allowed' && voice.statement !== undefined
    ? sharingStatement(voice.statement, voice, standing.child)
    : undefined;
};

/**
 * Whether that information may go to that agency that day. Every agency has to be named; additional information further
 * stays away from excluded agencies, and no information of an excluded topic is shared at all. What consent does not allow
 * may rest on a recorded decision to share without it, for the agency, the kinds and the time that decision names.
 * @returns 'allowed', or why not.
 */
export const sharingAllowed = (consent: Consent, sharing: Sharing): Permission => {
  const byConsent = consentedSharing(consent, sharing);
  return byConsent !== 'allowed' && covered(consent, sharing) ? 'allowed' : byConsent;
};

const consentedSharing = (consent: Consent, { agencyId, tier, topic, on }: Sharing): Permission => {
  const agreed = sharingOn(consent, on);
  if (agreed === undefined)
    return strictest(heardOn(consent).map((one) => scopeAllowed(standingOn(one, on), 'share', on)));
  if (!agreed.agencies.includes(agencyId)) return 'agency-not-named';
  if (tier === 'additional' && agreed.tier === 'basic') return 'tier-not-given';
  if (tier === 'additional' && agreed.basicOnly.includes(agencyId)) return 'agency-excluded';
  if (topic !== undefined && agreed.excludedTopics.includes(topic)) return 'topic-excluded';
  return 'allowed';
};

const covered = (consent: Consent, { citing, agencyId, tier, topic, on }: Sharing): boolean =>
  [consent, ...(consent.alongside ?? [])]
    .flatMap(({ sharedWithout }) => sharedWithout)
    .some(
      (decision) =>
        decision.sharingId === citing &&
        decision.agencyId === agencyId &&
        grantsOn(decision, on) &&
        (tier === 'basic' || decision.tier === 'additional') &&
        (topic === undefined || decision.topics.includes(topic)),
    );

/** @returns what tells the speaker of one statement from that of another. */
export const personOf = (by: Giver): string => (by.kind === 'child' ? 'child' : (by.speaker ?? by.personId ?? by.kind));

/** What each person last said about a scope. */
const positions = (sayings: readonly Saying[], scope: Scope): readonly boolean[] => {
  const last = new Map<string, boolean>();
  for (const saying of sayings) {
    if (saying.kind === 'given' && saying.statement.scopes.includes(scope)) last.set(personOf(saying.by), true);
    if ((saying.kind === 'refused' || saying.kind === 'withdrawn') && saying.scopes.includes(scope))
      last.set(personOf(saying.by), false);
  }
  return [...last.values()];
};

/**
 * Where people who may decide want different things on that day, parents among themselves or child and parents. The rule above
 * says what holds meanwhile; the coordinator is told so that somebody talks with them.
 * @returns the scopes in dispute.
 */
export const conflictOn = (consent: Consent, on: CalendarDate): readonly Scope[] => {
  const saidByThen = heardOn(consent)
    .flatMap(({ sayings }) => sayings)
    .filter(({ from }) => from <= on);
  return scopes.filter((scope) => new Set(positions(saidByThen, scope)).size > 1);
};
