import { type ConsentStanding, type ConsentTier, type Principal, type Relation, type WorkStanding } from '@app/access';
import { type CafFile, closureOf, type Episode, isOpen, openEpisode, pendingTransfer } from '@app/caf';
import { type Child, placeOn } from '@app/children';
import { assessmentAllowed, type Consent, hasSpoken, sharingAllowed, sharingOn, type Tier } from '@app/consent';
import { addDays, type CalendarDate } from '@app/kernel';
import { activeAssignment, type Assignments } from '@app/lead-professional';
import { latestPost, type Practitioner } from '@app/practitioners';
import { currentChildren, type Team, worksInTeam } from '@app/team-around-the-child';
import { reopeningFrom, timescalesOn } from '@app/timescales';

/* How somebody stands to a child, as the folds of the rooms say. Pure: the folds are read elsewhere. */

type Asker = Pick<Principal, 'practitionerId' | 'agencyId'>;

/** @returns whether somebody works for the agency in whose name they ask; of whom the register does not know nothing is held against. */
export const hasPost = (practitioner: Practitioner, { agencyId }: Asker): boolean =>
  practitioner.is === 'unregistered' ||
  (practitioner.is === 'registered' && latestPost(practitioner).agencyId === agencyId);

/** @returns whether a report of danger that nobody has decided on names the agency in whose name somebody asks. */
export const isSuspended = (child: Child, { agencyId }: Asker): boolean =>
  child.is === 'registered' && child.dangers.some(({ suspends }) => suspends.includes(agencyId));

/** @returns where the child lives on that day. */
export const placeOf = (child: Child, on: CalendarDate): string | undefined =>
  child.is === 'unregistered' ? undefined : (placeOn(child, on)?.place ?? child.place);

/**
 * @returns the place whose coordinator sees to the child on that day: where the open CAF belongs, which a transfer that is accepted moves
 * and one that waits does not; without a CAF where the child lives.
 */
export const coordinatedPlaceOf = (child: Child, file: CafFile, on: CalendarDate): string | undefined =>
  child.is === 'unregistered' ? undefined : (openEpisode(file)?.place ?? placeOf(child, on));

/**
 * @returns the place to which the open CAF is being handed over, or to which the last transfer brought it: whoever accepted may send the
 * same acceptance again, since its answer may have been lost.
 */
export const receivingPlaceOf = (file: CafFile): string | undefined => {
  const episode = openEpisode(file);
  if (episode === undefined) return undefined;
  const last = episode.transfers.at(-1);
  const brought = last?.status === 'accepted' && last.toPlace === episode.place ? last.toPlace : undefined;
  return pendingTransfer(episode)?.toPlace ?? brought;
};

const latest = ({ episodes }: CafFile): Episode | undefined => episodes.findLast(({ status }) => status !== 'void');

/** @returns whether the episode is closed, and may still be reopened on that day. */
const mayReopen = (episode: Episode, on: CalendarDate): boolean => {
  const closure = closureOf(episode);
  return closure !== undefined && on <= (reopeningFrom(closure.on)?.dueOn ?? closure.on);
};

/**
 * Who put the child on the register, for the agency of then, as long as no CAF was ever opened: from then on those who work with the
 * child see to its record.
 */
export const isRegistrar = (child: Child, file: CafFile, { practitionerId, agencyId }: Asker): boolean =>
  child.is === 'registered' &&
  child.registeredBy === practitionerId &&
  child.registeredByAgency === agencyId &&
  latest(file) === undefined;

/**
 * Whoever holds the latest assessment, while it is open or may be reopened; of an earlier one, and of one that never counted, nobody is
 * the author any more. Whoever has moved to another agency is no longer its author.
 * @param episode the one that is asked for.
 */
export const isAuthor = (file: CafFile, asker: Asker, episode: number | undefined, on: CalendarDate): boolean => {
  const held = latest(file);
  return (
    held !== undefined &&
    (episode === undefined || held.number === episode) &&
    held.authorId === asker.practitionerId &&
    held.agencyId === asker.agencyId &&
    (isOpen(held) || mayReopen(held, on))
  );
};

/** @returns the last day on which a CAF before the latest one ended, whether or not it still counts; null where none did. */
export const endedBefore = ({ episodes }: CafFile): CalendarDate | null => {
  const last = episodes.findLastIndex(({ status }) => status !== 'void');
  const ends = episodes.slice(0, Math.max(last, 0)).flatMap(({ closures }) => closures.at(-1)?.on ?? []);
  return ends.toSorted().at(-1) ?? null;
};

/**
 * @returns how much the family had said about consent when the last CAF before the latest one was opened. What that one rested on is left
 * over from it whatever became of it: a CAF that is void has no day of its end, and days can be given wrong.
 */
export const heardBefore = ({ episodes }: CafFile): number => {
  const last = episodes.findLastIndex(({ status }) => status !== 'void');
  return Math.max(0, ...episodes.slice(0, Math.max(last, 0)).map(({ heard }) => heard));
};

/** @returns whether that episode is not the latest one. */
export const isEarlier = (file: CafFile, episode: number | undefined): boolean =>
  episode !== undefined && episode !== latest(file)?.number;

/** @returns whether the family agreed to something a short while ago on which no CAF has been opened yet. */
const consentWaits = (consent: Consent, file: CafFile, on: CalendarDate): boolean => {
  const given = [consent, ...(consent.alongside ?? [])]
    .flatMap(({ sayings }) => sayings)
    .toSorted((one, other) => one.from.localeCompare(other.from))
    .findLast(({ kind, from }) => kind === 'given' && from <= on);
  if (given === undefined || given.from < addDays(on, -timescalesOn(on).unusedConsentDays)) return false;
  const held = latest(file);
  const used = held !== undefined && (closureOf(held)?.on ?? given.from) > given.from;
  return !used && (assessmentAllowed(consent, on) === 'allowed' || sharingOn(consent, on) !== undefined);
};

/** @returns whether there is work with the child that somebody who has none could break into. */
export const workWith = (
  childId: string,
  file: CafFile,
  teams: readonly Team[],
  consent: Consent,
  on: CalendarDate,
): WorkStanding => {
  const held = latest(file);
  const served = teams.some(
    (team) => team.is === 'open' && currentChildren(team.children).some((child) => child.childId === childId),
  );
  const underWay =
    served || consentWaits(consent, file, on) || (held !== undefined && (isOpen(held) || mayReopen(held, on)));
  return underWay ? 'under-way' : 'none';
};

/** @returns whether somebody has filled in a checklist for the child, for the agency in whose name they ask. */
export const isEnquirer = ({ checklists }: CafFile, { practitionerId, agencyId }: Asker): boolean =>
  checklists.some((one) => one.practitionerId === practitionerId && one.agencyId === agencyId);

/** The asking ends with the episode. */
export const isAsked = (file: CafFile, { agencyId }: Asker): boolean =>
  openEpisode(file)?.contributions.some((one) => one.agencyId === agencyId) === true;

/**
 * @returns whether the latest episode was handed to social care on that basis by somebody else, and not declined: nobody hands it to
 *   themselves.
 */
export const isSteppedUp = (file: CafFile, basis: 's17' | 's47', { practitionerId }: Asker): boolean =>
  latest(file)?.stepUps.some(
    (one) => one.basis === basis && one.status !== 'declined' && one.requestedBy !== practitionerId,
  ) === true;

/** @returns what somebody is in leading the work around the child. */
export const leadsAs = (
  assignments: Assignments,
  { practitionerId, agencyId }: Asker,
): readonly Extract<Relation, 'lead' | 'deputy' | 'nominee'>[] => {
  const active = activeAssignment(assignments);
  const isLead = active?.practitionerId === practitionerId && active.agencyId === agencyId;
  const wasAsked = assignments.all.some((one) => one.practitionerId === practitionerId && one.agencyId === agencyId);
  return [
    ...(isLead ? (['lead'] as const) : []),
    ...(active?.deputy === practitionerId && active.deputyAgencyId === agencyId ? (['deputy'] as const) : []),
    ...(wasAsked ? (['nominee'] as const) : []),
  ];
};

/**
 * What somebody is in a team that is open. Whoever has not said yes yet is no member, and whoever asked themselves to join is none by it:
 * a coordinator who works for an agency too must not open to that agency what coordinators do not read.
 */
export const inTeamAs = (team: Team, asker: Asker): readonly Extract<Relation, 'member' | 'invited' | 'invitee'>[] => {
  if (team.is !== 'open') return [];
  const own = team.members.filter(
    (member) =>
      member.kind === 'agency' &&
      member.agencyId === asker.agencyId &&
      (member.practitionerId ?? asker.practitionerId) === asker.practitionerId,
  );
  const byOthers = own.filter(({ memberId }) => team.askedBy[memberId] !== asker.practitionerId);
  const joined = byOthers.filter(({ standing }) => standing === 'accepted');
  return [
    ...(worksInTeam(joined, asker) ? (['member'] as const) : []),
    ...(own.length > 0 ? (['invited'] as const) : []),
    ...(own.some(({ standing }) => standing === 'invited') ? (['invitee'] as const) : []),
  ];
};

const mayHave = (consent: Consent, agencyId: string, tier: Tier, on: CalendarDate): boolean =>
  sharingAllowed(consent, { agencyId, tier, on }) === 'allowed' ||
  [consent, ...(consent.alongside ?? [])]
    .flatMap(({ sharedWithout }) => sharedWithout)
    .some(({ sharingId }) => sharingAllowed(consent, { agencyId, tier, on, citing: sharingId }) === 'allowed');

const tierFor = (consent: Consent, agencyId: string, on: CalendarDate): ConsentTier => {
  if (mayHave(consent, agencyId, 'additional', on)) return 'additional';
  if (mayHave(consent, agencyId, 'basic', on)) return 'basic';
  return hasSpoken(consent) ? 'none' : 'unspoken';
};

/**
 * A yes counts when somebody of another agency has heard it, or confirmed what was reported, and when it was given since the CAF before
 * the present one ended: what is left over from that one opens nothing anew. A no always counts.
 */
const heardByOthers = (consent: Consent, agencyId: string, since: CalendarDate, heard: number): Consent => ({
  ...consent,
  ...(consent.alongside === undefined
    ? {}
    : { alongside: consent.alongside.map((one) => heardByOthers(one, agencyId, since, 0)) }),
  sharedWithout: [],
  sayings: consent.sayings.filter(
    (saying) =>
      !('receivedBy' in saying) ||
      (saying.from >= since &&
        (heard === 0 || consent.recorded.indexOf(saying.statementId) >= heard) &&
        ((saying.receivedBy !== null && saying.receivedBy.agencyId !== agencyId) ||
          consent.wishes.some(
            ({ answer }) =>
              answer?.is === 'confirmed' &&
              answer.statementId === saying.statementId &&
              answer.by.agencyId !== agencyId,
          ))),
  ),
});

/**
 * @param since the day on which the CAF before the present one ended; null where there was none.
 * @param heard how much had been said when that CAF was opened: what it rested on does not count again.
 * @param earlier whether it is asked about what was before the work at hand.
 * @returns what the family, or a recorded decision to share without it, lets an agency have on that day.
 */
export const consentFor = (
  consent: Consent,
  agencyId: string,
  on: CalendarDate,
  {
    since = null,
    heard = 0,
    earlier = false,
  }: { readonly since?: CalendarDate | null; readonly heard?: number; readonly earlier?: boolean } = {},
): ConsentStanding => {
  const confirmed = tierFor(heardByOthers(consent, agencyId, since ?? '', heard), agencyId, on);
  return {
    tier: earlier ? confirmed : tierFor(consent, agencyId, on),
    confirmed,
    withheldTopics: sharingOn(consent, on)?.excludedTopics ?? [],
  };
};
