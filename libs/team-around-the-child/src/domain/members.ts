import { type CalendarDate, type Fact } from '@app/kernel';
import { type FamilyMember, type Member, type TeamEvent } from './team.events';

/** How someone belongs to the team: asked, with them, said no, or no longer. */
export type MemberStanding = 'invited' | 'accepted' | 'declined' | 'removed';
/** Someone who is or was part of the team, from the day `since` and no longer on the day `until`. */
export type TeamMember = Member & {
  readonly standing: MemberStanding;
  readonly since: CalendarDate;
  readonly until: CalendarDate | null;
};

/** Who acts on a team, as the token says. */
export interface ActingPractitioner {
  readonly practitionerId: string;
  readonly agencyId: string;
}

const joined = (member: Member, since: CalendarDate, standing: MemberStanding): TeamMember => ({
  standing,
  since,
  until: null,
  ...member,
});

/** Folds one fact into the list of everyone who ever belonged to the team. */
export const evolveMembers = (members: readonly TeamMember[], fact: Fact<TeamEvent>): readonly TeamMember[] => {
  const changed = (memberId: string, change: (member: TeamMember) => TeamMember): readonly TeamMember[] =>
    members.map((member) => (member.memberId === memberId ? change(member) : member));
  switch (fact.type) {
    case 'TeamConvened':
      return fact.data.members.map((member) => joined(member, fact.data.on, 'invited'));
    case 'MeetingRecorded':
      return [...members, ...fact.data.walkIns.map((member) => joined(member, fact.data.on, 'accepted'))];
    case 'TeamTakenIn':
      return [
        ...members,
        ...fact.data.members.map(({ standing, ...member }) => joined(member, fact.data.on, standing)),
      ];
    case 'MemberInvited':
      return [...members, joined(fact.data.member, fact.data.on, 'invited')];
    case 'InvitationAccepted': {
      const { memberId, practitionerId } = fact.data;
      return changed(memberId, (member) =>
        member.kind === 'agency'
          ? { ...member, standing: 'accepted', practitionerId: member.practitionerId ?? practitionerId }
          : { ...member, standing: 'accepted' },
      );
    }
    case 'InvitationDeclined':
      return changed(fact.data.memberId, (member) => ({ ...member, standing: 'declined', until: fact.data.on }));
    case 'MemberRemoved':
      return changed(fact.data.memberId, (member) => ({ ...member, standing: 'removed', until: fact.data.on }));
    case 'TeamDayCorrected': {
      const { what, id, was, is } = fact.data;
      return members.map((member) => {
        if (what === 'convening') return member.since === was ? { ...member, since: is } : member;
        if (member.memberId !== id) return member;
        return what === 'member-joining'
          ? { ...member, since: is }
          : what === 'member-leaving'
            ? { ...member, until: is }
            : member;
      });
    }
    default:
      return members;
  }
};

/** A member as the record keeps it: names are sealed apart. */
export const withoutName = (member: Member | (FamilyMember & { readonly name: string })): Member =>
  member.kind === 'agency'
    ? member
    : { kind: 'family', memberId: member.memberId, relationship: member.relationship, needs: member.needs };

/** The same person, or the same agency that has named no one; who of a family is who cannot be told from sealed names. */
export const isSameMember = (one: Member, other: Member): boolean =>
  one.kind === 'agency' &&
  other.kind === 'agency' &&
  one.agencyId === other.agencyId &&
  one.practitionerId === other.practitionerId;

/** @returns those who belong to the team now. */
export const currentMembers = (members: readonly TeamMember[]): readonly TeamMember[] =>
  members.filter(({ until }) => until === null);

/** @returns whether a meeting of that day has to say if the member came: on their last day it may. */
export const isExpected = ({ since, until }: TeamMember, on: CalendarDate): boolean =>
  since <= on && (until === null || until > on);

/** @returns whether someone can have been at a meeting of that day as a member. */
export const mayAttend = ({ since, until }: TeamMember, on: CalendarDate): boolean =>
  since <= on && (until === null || until >= on);

/** @returns the agencies of these members, each once. */
export const agenciesOf = (members: readonly Member[]): readonly string[] => [
  ...new Set(members.flatMap((member) => (member.kind === 'agency' ? [member.agencyId] : []))),
];

/**
 * @returns whether the person works in the team, for the agency that belongs to it: by name, or where it has named no one yet. Who has
 * gone to another agency is no member for that one: families agree to agencies (dossier section 10, case 13).
 */
export const worksInTeam = (
  members: readonly TeamMember[],
  { practitionerId, agencyId }: ActingPractitioner,
): boolean =>
  currentMembers(members).some(
    (member) =>
      member.kind === 'agency' &&
      member.agencyId === agencyId &&
      (member.practitionerId ?? practitionerId) === practitionerId,
  );

/** @returns the agency that would go on alone where the work has come down to one; null where there are more, or none. */
export const remainingAgency = (members: readonly TeamMember[], plannedAgency: string | null): string | null =>
  oneAgencyLeft(members, plannedAgency) ? (agenciesOf(currentMembers(members))[0] ?? null) : null;

/**
 * @returns whether the work has come down to one agency, so that a team is no longer needed (dossier section 10, case 15).
 * A second agency that was planned from the start and has not been asked yet still counts.
 */
export const oneAgencyLeft = (members: readonly TeamMember[], plannedAgency: string | null): boolean => {
  const awaited = plannedAgency !== null && !agenciesOf(members).includes(plannedAgency);
  return !awaited && agenciesOf(currentMembers(members)).length < 2;
};
