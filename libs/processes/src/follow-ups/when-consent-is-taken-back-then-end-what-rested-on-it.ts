import { agencyCovered, type Episode, openEpisode } from '@app/caf';
import { asAgreed, assessmentAllowed, type Consent, type Permission, sharingAllowed } from '@app/consent';
import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { type CalendarDate, type Clock, dayInLondon } from '@app/kernel';
import { activeAssignment } from '@app/lead-professional';
import { currentChildren } from '@app/team-around-the-child';
import { type Step } from '../domain/follow-up.events';
import { endAll, endTogether, teamsOf } from '../ending';
import { type Folds } from '../folds';
import { type Process } from '../process';
import { endDeputy, endLead, removeMember } from '../steps';

const isTakenBack = (permission: Permission): boolean =>
  permission === 'consent-withdrawn' || permission === 'consent-refused';
/** What was agreed with one agency and is no longer; consent that has only run out is to be renewed, not acted on. */
const agencyTakenOut: readonly Permission[] = ['agency-not-named', 'agency-excluded', 'tier-not-given'];
/** Grounds of a decision to share without consent that are about keeping somebody safe. */
const safeguarding: readonly string[] = ['significant-harm-to-child', 'serious-harm-to-adult'];

/** An enquiry into significant harm needs no consent, and the team goes on with it (dossier 7.1, edge case 10). */
const harmIsLookedInto = ({ stepUps }: Episode): boolean =>
  stepUps.some(({ basis, status }) => basis === 's47' && status !== 'declined');

const onAll = (consent: Consent): readonly Consent[] => [consent, ...(consent.alongside ?? [])];

/** What was said on all records of the child, by the day from which it counts. */
const allSaid = (consent: Consent): Consent['sayings'] =>
  onAll(consent)
    .flatMap(({ sayings }) => sayings)
    .toSorted((one, other) => one.from.localeCompare(other.from));

/** Social care has been asked or has taken over, or it was decided to share without consent: the record must stay open. */
const heldOpen = ({ stepUps, openedOn }: Episode, consent: Consent): boolean =>
  stepUps.some(({ status }) => status !== 'declined') ||
  onAll(consent)
    .flatMap(({ sharedWithout }) => sharedWithout)
    .some(({ ground, on }) => safeguarding.includes(ground) && on >= openedOn);

/** The day on which consent, or part of it, was last taken back. */
const takenBackOn = (consent: Consent): CalendarDate | undefined =>
  allSaid(consent).findLast(({ kind }) => kind === 'withdrawn' || kind === 'refused')?.from;

/** @returns for one child the steps by which what does not rest on that consent any more ends; the consent is counted as agreed. */
export const endedByConsent = (
  folds: Folds,
): ((childId: string, consent: Consent, today: CalendarDate) => Promise<readonly Step[]>) => {
  /** Those whose agency the family has taken out leave; everybody else goes on. */
  const leavingAgencies = async (
    childId: string,
    episode: Episode,
    consent: Consent,
    today: CalendarDate,
  ): Promise<readonly Step[]> => {
    const takenOut = (agencyId: string | null): agencyId is string =>
      agencyId !== null &&
      !agencyCovered(episode, consent, agencyId, today) &&
      agencyTakenOut.includes(sharingAllowed(consent, { agencyId, tier: 'additional', on: today }));
    const on = allSaid(consent).at(-1)?.from ?? today;
    const [teams, lead] = await Promise.all([teamsOf(folds, childId, episode), folds.lead(childId)]);
    const members = teams.flatMap(({ tacId, members: all }) =>
      all
        .filter((member) => member.until === null && member.kind === 'agency' && takenOut(member.agencyId))
        .map(({ memberId }) => removeMember(tacId, memberId, on, 'consent-withdrawn')),
    );
    const active = activeAssignment(lead);
    if (active?.episode !== episode.number) return members;
    if (takenOut(active.agencyId)) return [...members, endLead(childId, episode.number, on, 'consent-withdrawn')];
    const deputy = active.deputy !== null && takenOut(active.deputyAgencyId);
    return deputy ? [...members, endDeputy(childId, active.deputy, on)] : members;
  };

  return async (childId, consent, today) => {
    const episode = openEpisode(await folds.caf(childId));
    if (episode === undefined || harmIsLookedInto(episode)) return [];
    const on = takenBackOn(consent) ?? today;
    const assessment = assessmentAllowed(consent, today);
    const reasons = { team: 'consent-withdrawn', lead: 'consent-withdrawn' } as const;
    if (isTakenBack(assessment)) {
      if (heldOpen(episode, consent)) return endTogether(folds, childId, episode, on, reasons);
      const neverGiven = assessment === 'consent-refused' && episode.completed === null;
      const caf = neverGiven ? 'consent-not-given' : 'consent-withdrawn';
      return endAll(folds, childId, episode, on, { ...reasons, caf });
    }
    // Asked about no agency in particular: whether sharing as such was taken back.
    const sharing = sharingAllowed(consent, { agencyId: '', tier: 'basic', on: today });
    if (!isTakenBack(sharing)) return leavingAgencies(childId, episode, consent, today);
    const together = await endTogether(folds, childId, episode, on, reasons);
    const holdersOwn = activeAssignment(await folds.lead(childId))?.agencyId === episode.agencyId;
    return holdersOwn ? together.filter((step) => step.do === 'leave-team') : together;
  };
};

/**
 * The family takes consent back, all of it or for one agency: what rested on it ends, once two people stand for it, or the time is over
 * in which a second one could have said that it is not so. Nobody reads by that consent meanwhile. Hears as well what may have begun in
 * the same moment, so that nothing slips through between the two.
 */
export const whenConsentIsTakenBackThenEndWhatRestedOnIt = (folds: Folds, clock: Clock): Process => {
  const ended = endedByConsent(folds);
  const concerned = async (stream: string): Promise<readonly string[]> => {
    const id = streamIdOf(stream);
    if (!stream.startsWith('teamAroundChild-')) return folds.records(id);
    const team = await folds.team(id);
    return team.is === 'open' ? currentChildren(team.children).map(({ childId }) => childId) : [];
  };

  return {
    name: 'when-consent-is-taken-back-then-end-what-rested-on-it',
    prefixes: [
      'children.child-merged.',
      'consent.consent-recorded.',
      'consent.consent-narrowed.',
      'consent.consent-refused.',
      'consent.consent-withdrawn.',
      'consent.ending-agreed.',
      'caf.opened.',
      'caf.reopened.',
      'caf.team-noted.',
      'caf.step-up-declined.',
      'team.member-invited.',
      'lead-professional.accepted.',
      'lead-professional.deputy-appointed.',
    ],
    plan: async ({ stream }: RecordedEvent) => {
      const today = dayInLondon(clock());
      const plans = await Promise.all(
        (await concerned(stream)).map(async (childId) => ended(childId, asAgreed(await folds.consent(childId)), today)),
      );
      return plans.flat();
    },
  };
};
