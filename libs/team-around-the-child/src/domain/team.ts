import { type Decider } from '@app/kernel';
import {
  agreeAction,
  type AgreeAction,
  type AgreeActionRefusal,
  updateAction,
  type UpdateAction,
  type UpdateActionRefusal,
} from './decide/agree-action';
import { amendAction, type AmendAction, type AmendActionRefusal } from './decide/amend-action';
import { amendMeeting, type AmendMeeting, type AmendMeetingRefusal } from './decide/amend-meeting';
import {
  acceptInvitation,
  type AcceptInvitation,
  type AnswerInvitationRefusal,
  declineInvitation,
  type DeclineInvitation,
} from './decide/answer-invitation';
import {
  addChild,
  type AddChild,
  type AddChildRefusal,
  removeChild,
  type RemoveChild,
  type RemoveChildRefusal,
} from './decide/change-children';
import {
  closeMergedTeam,
  type CloseMergedTeam,
  closeTeam,
  type CloseTeam,
  type CloseTeamRefusal,
} from './decide/close-team';
import { conveneTeam, type ConveneTeam, type ConveneTeamRefusal } from './decide/convene-team';
import { correctDay, type CorrectDay, type CorrectDayRefusal } from './decide/correct-day';
import { escalateEngagement, type EscalateEngagement, type EscalateRefusal } from './decide/escalate';
import { inviteMember, type InviteMember, type InviteMemberRefusal } from './decide/invite-member';
import {
  lapseReservation,
  type LapseReservation,
  reservationLapsed,
  type ReservationLapsedRefusal,
} from './decide/lapse-reservation';
import { recordMeeting, type RecordMeeting, type RecordMeetingRefusal } from './decide/record-meeting';
import { recordReview, type RecordReview, type RecordReviewRefusal } from './decide/record-review';
import { removeMember, type RemoveMember, type RemoveMemberRefusal } from './decide/remove-member';
import {
  cancelMeeting,
  type CancelMeeting,
  rescheduleMeeting,
  type RescheduleMeeting,
  scheduleMeeting,
  type ScheduleMeeting,
  type ScheduleMeetingRefusal,
} from './decide/schedule-meeting';
import { takeInTeam, type TakeInTeam, type TakeInTeamRefusal } from './decide/take-in-team';
import { type TeamEvent } from './team.events';
import { evolve, type Team } from './team.state';

export type TeamCommand =
  | ConveneTeam
  | InviteMember
  | AcceptInvitation
  | DeclineInvitation
  | RemoveMember
  | ScheduleMeeting
  | RescheduleMeeting
  | CancelMeeting
  | RecordMeeting
  | AgreeAction
  | UpdateAction
  | AmendAction
  | RecordReview
  | AddChild
  | RemoveChild
  | TakeInTeam
  | EscalateEngagement
  | CloseTeam
  | CloseMergedTeam
  | LapseReservation
  | AmendMeeting
  | CorrectDay;
export type TeamRefusal =
  | ConveneTeamRefusal
  | InviteMemberRefusal
  | AnswerInvitationRefusal
  | RemoveMemberRefusal
  | ScheduleMeetingRefusal
  | RecordMeetingRefusal
  | AgreeActionRefusal
  | UpdateActionRefusal
  | AmendActionRefusal
  | RecordReviewRefusal
  | AddChildRefusal
  | RemoveChildRefusal
  | TakeInTeamRefusal
  | EscalateRefusal
  | CloseTeamRefusal
  | ReservationLapsedRefusal
  | AmendMeetingRefusal
  | CorrectDayRefusal;

/** One Team Around the Child, for one child or for siblings. Rules: domain dossier 5.7, 7.2. */
export const team: Decider<TeamCommand, TeamEvent, Team, TeamRefusal> = {
  initial: { is: 'not-convened' },
  evolve,
  decide: (command, state) => {
    switch (command.type) {
      case 'ConveneTeam':
        return reservationLapsed(command, state) ?? conveneTeam(command, state);
      case 'InviteMember':
        return inviteMember(command, state);
      case 'AcceptInvitation':
        return acceptInvitation(command, state);
      case 'DeclineInvitation':
        return declineInvitation(command, state);
      case 'RemoveMember':
        return removeMember(command, state);
      case 'ScheduleMeeting':
        return scheduleMeeting(command, state);
      case 'RescheduleMeeting':
        return rescheduleMeeting(command, state);
      case 'CancelMeeting':
        return cancelMeeting(command, state);
      case 'RecordMeeting':
        return recordMeeting(command, state);
      case 'AgreeAction':
        return agreeAction(command, state);
      case 'UpdateAction':
        return updateAction(command, state);
      case 'AmendAction':
        return amendAction(command, state);
      case 'RecordReview':
        return recordReview(command, state);
      case 'AddChild':
        return reservationLapsed(command, state) ?? addChild(command, state);
      case 'RemoveChild':
        return removeChild(command, state);
      case 'TakeInTeam':
        return reservationLapsed(command, state) ?? takeInTeam(command, state);
      case 'EscalateEngagement':
        return escalateEngagement(command, state);
      case 'CloseTeam':
        return closeTeam(command, state);
      case 'CloseMergedTeam':
        return closeMergedTeam(command, state);
      case 'AmendMeeting':
        return amendMeeting(command, state);
      case 'CorrectDay':
        return correctDay(command, state);
      case 'LapseReservation':
        return lapseReservation(command, state);
    }
  },
};
