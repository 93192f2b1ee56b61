import { type Aggregate, codecOf } from '@app/event-store';
import { team, type TeamCommand, type TeamRefusal } from './domain/team';
import { type TeamEvent } from './domain/team.events';
import { type Team } from './domain/team.state';

const ofTeam = (_: unknown, tacId: string): string => `team-${tacId}`;
const ofChild = ({ data }: { readonly data: { readonly childId: string } }): string => `child-${data.childId}`;

export const teamCodec = codecOf<TeamEvent>({
  TeamConvened: { stored: 'team.convened.v1', subject: ofTeam },
  MemberInvited: { stored: 'team.member-invited.v1', subject: ofTeam },
  InvitationAccepted: { stored: 'team.invitation-accepted.v1' },
  InvitationDeclined: { stored: 'team.invitation-declined.v1', subject: ofTeam },
  MemberRemoved: { stored: 'team.member-removed.v1', subject: ofTeam },
  MeetingScheduled: { stored: 'team.meeting-scheduled.v1', subject: ofTeam },
  MeetingRescheduled: { stored: 'team.meeting-rescheduled.v1', subject: ofTeam },
  MeetingCancelled: { stored: 'team.meeting-cancelled.v1', subject: ofTeam },
  MeetingRecorded: { stored: 'team.meeting-recorded.v1', subject: ofTeam },
  ChildViewsRecorded: { stored: 'team.child-views-recorded.v1', subject: ofChild },
  ChildDiscussed: { stored: 'team.child-discussed.v1', subject: ofChild },
  ActionAgreed: { stored: 'team.action-agreed.v1', subject: ofChild },
  ActionAmended: { stored: 'team.action-amended.v1', subject: ofChild },
  ActionUpdated: { stored: 'team.action-updated.v1', subject: ofChild },
  ReviewRecorded: { stored: 'team.review-recorded.v1' },
  OutcomesReviewed: { stored: 'team.outcomes-reviewed.v1', subject: ofChild },
  ChildAdded: { stored: 'team.child-added.v1' },
  ChildRemoved: { stored: 'team.child-removed.v1', subject: ofChild },
  TeamTakenIn: { stored: 'team.taken-in.v1' },
  EngagementEscalated: { stored: 'team.engagement-escalated.v1', subject: ofTeam },
  MeetingAmended: { stored: 'team.meeting-amended.v1', subject: ofTeam },
  TeamDayCorrected: { stored: 'team.day-corrected.v1', subject: ofTeam },
  ReservationLapsed: { stored: 'team.reservation-lapsed.v1' },
  TeamClosed: { stored: 'team.closed.v1', subject: ofTeam },
});

/** Stream `teamAroundChild-<tacId>`: one team, for one child or for siblings. */
export const teamAggregate: Aggregate<TeamCommand, TeamEvent, Team, TeamRefusal> = {
  category: 'teamAroundChild',
  decider: team,
  codec: teamCodec,
};
