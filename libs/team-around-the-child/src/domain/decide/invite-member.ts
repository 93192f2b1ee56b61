import { type CalendarDate, isRefusal, type Refusal, refuse } from '@app/kernel';
import { currentMembers, isSameMember, withoutName } from '../members';
import { type AgencyMember, type FamilyMember, type MemberInvited } from '../team.events';
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
export type InviteMemberRefusal = TeamStateRefusal | Refusal<'consent-does-not-cover-agency'>;

/** Asks someone to join. An agency with which the family does not want to share cannot be asked. */
export const inviteMember = (command: InviteMember, state: Team): readonly MemberInvited[] | InviteMemberRefusal => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const { on, member, invitedBy } = command;
  const invitedBefore = team.members.some(({ memberId }) => memberId === member.memberId);
  if (invitedBefore || currentMembers(team.members).some((one) => isSameMember(one, member))) return [];
  if (member.kind === 'agency' && command.agenciesNotCovered.includes(member.agencyId))
    return refuse('consent-does-not-cover-agency', 'the family has not agreed to share with this agency', '/agencyId');
  return [
    {
      type: 'MemberInvited',
      data: { on, invitedBy, member: withoutName(member) },
      personal: { familyName: member.kind === 'family' ? member.name : null },
    },
  ];
};
