import { type Decider } from '@app/kernel';
import { closeTeam, type CloseTeam, type CloseTeamRefusal } from './decide/close-team';
import { conveneTeam, type ConveneTeam, type ConveneTeamRefusal } from './decide/convene-team';
import { recordMeeting, type RecordMeeting, type RecordMeetingRefusal } from './decide/record-meeting';
import { type TeamEvent } from './team.events';
import { evolve, type Team } from './team.state';

export type TeamCommand = ConveneTeam | RecordMeeting | CloseTeam;
export type TeamRefusal = ConveneTeamRefusal | RecordMeetingRefusal | CloseTeamRefusal;

/** One Team Around the Child, for one child or for siblings. Rules: domain dossier 5.7, 7.2. */
export const team: Decider<TeamCommand, TeamEvent, Team, TeamRefusal> = {
  initial: { is: 'not-convened' },
  evolve,
  decide: (command, state) => {
    switch (command.type) {
      case 'ConveneTeam':
        return conveneTeam(command, state);
      case 'RecordMeeting':
        return recordMeeting(command, state);
      case 'CloseTeam':
        return closeTeam(command, state);
    }
  },
};
