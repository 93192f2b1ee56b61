import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { type ActingPractitioner, type TeamMember, worksInTeam } from '../members';
import { type TeamEvent } from '../team.events';
import { type ConvenedTeam, openTeam, type Team, type TeamStateRefusal } from '../team.state';
import { type InvitationDeclineReason } from '../vocabulary';

interface Answer {
  readonly memberId: string;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly by: ActingPractitioner;
}
export interface AcceptInvitation extends Answer {
  readonly type: 'AcceptInvitation';
}
export interface DeclineInvitation extends Answer {
  readonly type: 'DeclineInvitation';
  readonly reason: InvitationDeclineReason;
  readonly note: string | null;
}
export type AnswerInvitationRefusal =
  TeamStateRefusal | Refusal<'member-not-found' | 'member-left' | 'not-the-invited' | 'invitation-answered'>;

/** An agency answers for itself; what one of the family says is written down by someone who works in the team. */
const maySay = ({ members }: ConvenedTeam, member: TeamMember, by: ActingPractitioner): boolean =>
  member.kind === 'agency' ? member.agencyId === by.agencyId : worksInTeam(members, by);

/** The member who answers, and whether the answer is known. */
const invitation = (
  command: Answer,
  state: Team,
  answered: TeamMember['standing'],
): { readonly member: TeamMember; readonly answered: boolean } | AnswerInvitationRefusal => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const member = team.members.find(({ memberId }) => memberId === command.memberId);
  if (member === undefined) return refuse('member-not-found', 'nobody of that id was asked to join this team');
  if (!maySay(team, member, command.by)) return refuse('not-the-invited', 'someone else was asked, and has to answer');
  if (member.standing === answered) return { member, answered: true };
  if (member.until !== null) return refuse('member-left', 'this member is not part of the team any more');
  if (command.on < member.since)
    return refuse('impossible-date-order', 'this member had not been asked on that day', '/on');
  return { member, answered: false };
};

/** Joins. Where the agency had named no one, the person who answers is named. */
export const acceptInvitation = (
  command: AcceptInvitation,
  state: Team,
): Decided<TeamEvent, AnswerInvitationRefusal> => {
  const found = invitation(command, state, 'accepted');
  if (isRefusal(found)) return found;
  const { member, answered } = found;
  const { memberId, on, by } = command;
  const practitionerId = member.kind === 'agency' ? (member.practitionerId ?? by.practitionerId) : null;
  const wanted: readonly TeamEvent[] = [{ type: 'InvitationAccepted', data: { memberId, on, practitionerId } }];
  if (!answered) return wanted;
  return alreadyRecorded({
    by: (fact) => fact.type === 'InvitationAccepted' && fact.data.memberId === memberId,
    wanted,
    refusal: refuseExisting('invitation-answered', 'this invitation was accepted before', {
      existing: memberId,
      correctedBy: 'POST /v1/teams/{tacId}/corrections',
    }),
  });
};

/** Says no, also after having been in the team for a while: from this day on not expected at meetings. */
export const declineInvitation = (
  command: DeclineInvitation,
  state: Team,
): Decided<TeamEvent, AnswerInvitationRefusal> => {
  const found = invitation(command, state, 'declined');
  if (isRefusal(found)) return found;
  const { memberId, on, reason, note } = command;
  const wanted: readonly TeamEvent[] = [
    { type: 'InvitationDeclined', data: { memberId, on, reason }, personal: { note } },
  ];
  if (!found.answered) return wanted;
  return alreadyRecorded({
    by: (fact) => fact.type === 'InvitationDeclined' && fact.data.memberId === memberId,
    wanted,
    refusal: refuseExisting('invitation-answered', 'this invitation was declined before: invite anew', {
      existing: memberId,
      correctedBy: 'POST /v1/teams/{tacId}/members/agency',
    }),
  });
};
