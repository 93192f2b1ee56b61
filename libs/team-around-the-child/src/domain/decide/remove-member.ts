import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { currentMembers } from '../members';
import { type TeamEvent } from '../team.events';
import { openTeam, type Team, type TeamStateRefusal } from '../team.state';
import { type FamilyAbsence, type MemberRemovalReason } from '../vocabulary';

export interface RemoveMember {
  readonly type: 'RemoveMember';
  readonly memberId: string;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly reason: MemberRemovalReason;
  /** Required where the last one of the family leaves. */
  readonly familyAbsence: FamilyAbsence | null;
  readonly note: string | null;
}
export type RemoveMemberRefusal =
  TeamStateRefusal | Refusal<'member-not-found' | 'member-left' | 'missing-family-reason'>;

/**
 * Takes someone out of the team. It may come down to one agency, or to none: that is shown and leads to closing, and
 * nobody is kept in a team for the sake of a number.
 */
export const removeMember = (command: RemoveMember, state: Team): Decided<TeamEvent, RemoveMemberRefusal> => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const { memberId, on, reason, familyAbsence, note } = command;
  const member = team.members.find((one) => one.memberId === memberId);
  if (member === undefined) return refuse('member-not-found', 'nobody of that id belongs to this team');
  if (member.until !== null)
    return alreadyRecorded({
      by: (fact) =>
        (fact.type === 'MemberRemoved' || fact.type === 'InvitationDeclined') && fact.data.memberId === memberId,
      wanted: [{ type: 'MemberRemoved', data: { memberId, on, reason, familyAbsence }, personal: { note } }],
      refusal: refuseExisting('member-left', 'this member is not part of the team any more', {
        existing: memberId,
        correctedBy: 'POST /v1/teams/{tacId}/corrections',
      }),
    });
  if (on < member.since) return refuse('impossible-date-order', 'this member had not joined on that day', '/on');
  const familyRemains = currentMembers(team.members).some((one) => one.kind === 'family' && one.memberId !== memberId);
  const lastOfFamily = member.kind === 'family' && !familyRemains;
  if (lastOfFamily && familyAbsence === null)
    return refuse('missing-family-reason', 'say why no one of the family is part of the team', '/familyAbsence');
  return [
    {
      type: 'MemberRemoved',
      data: { memberId, on, reason, familyAbsence: lastOfFamily ? familyAbsence : null },
      personal: { note },
    },
  ];
};
