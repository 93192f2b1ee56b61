import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { currentMembers, isSameMember, withoutName } from '../members';
import { type AgencyMember, type FamilyMember, type TeamEvent } from '../team.events';
import { openTeam, type Team, type TeamStateRefusal } from '../team.state';

export interface InviteMember {
  readonly type: 'InviteMember';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly member: AgencyMember | (FamilyMember & { readonly name: string });
  readonly invitedBy: string;
  /** Of the agency to be asked: named here when the family's consent does not allow sharing with it. */
  readonly agenciesNotCovered: readonly string[];
}
export type InviteMemberRefusal =
  TeamStateRefusal | Refusal<'consent-does-not-cover-agency' | 'member-already-invited'>;

/** Asks someone to join. An agency with which the family does not want to share cannot be asked. */
export const inviteMember = (command: InviteMember, state: Team): Decided<TeamEvent, InviteMemberRefusal> => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const { on, member, invitedBy } = command;
  const wanted: readonly TeamEvent[] = [
    {
      type: 'MemberInvited',
      data: { on, invitedBy, member: withoutName(member) },
      personal: { familyName: member.kind === 'family' ? member.name : null },
    },
  ];
  const present = currentMembers(team.members);
  const same =
    team.members.find(({ memberId }) => memberId === member.memberId) ??
    present.find((one) => isSameMember(one, member));
  if (same !== undefined)
    return alreadyRecorded({
      by: (fact) => fact.type === 'MemberInvited' && fact.data.member.memberId === same.memberId,
      wanted,
      refusal: refuseExisting('member-already-invited', 'they belong to this team already, or have been asked', {
        existing: same.memberId,
        correctedBy: 'POST /v1/teams/{tacId}/corrections',
      }),
      pointers: { member: '' },
    });
  if (member.kind === 'agency' && command.agenciesNotCovered.includes(member.agencyId))
    return refuse('consent-does-not-cover-agency', 'the family has not agreed to share with this agency', '/agencyId');
  // Who of a family is who cannot be told from sealed names: only the very same request is a repeat.
  const family = present.filter(({ kind }) => kind === 'family').map(({ memberId }) => memberId);
  return member.kind === 'agency' || family.length === 0
    ? wanted
    : alreadyRecorded({
        by: (fact) => fact.type === 'MemberInvited' && family.includes(fact.data.member.memberId),
        wanted,
      });
};
