import { type CalendarDate, isRefusal, refuse } from '@app/kernel';
import { type TeamClosed } from '../team.events';
import { existingTeam, type Team, type TeamStateRefusal, wrongDate } from '../team.state';
import { type TeamCloseReason } from '../vocabulary';

export interface CloseTeam {
  readonly type: 'CloseTeam';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly reason: TeamCloseReason;
  readonly note: string | null;
}

export type CloseTeamRefusal = TeamStateRefusal;

/** Ends the team's work. */
export const closeTeam = (command: CloseTeam, state: Team): readonly TeamClosed[] | CloseTeamRefusal => {
  const { on, reason, note } = command;
  const team = existingTeam(state);
  if (isRefusal(team)) return team;
  if (team.closed !== null)
    return team.closed.on === on && team.closed.reason === reason
      ? []
      : refuse('team-not-open', 'this team has closed before');
  return wrongDate(command, team.lastOn) ?? [{ type: 'TeamClosed', data: { on, reason }, personal: { note } }];
};
