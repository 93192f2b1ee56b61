import { type CalendarDate, isRefusal, type Refusal, refuse } from '@app/kernel';
import { type TeamClosed } from '../team.events';
import { isOpen } from '../plan';
import { existingTeam, type Team, type TeamStateRefusal, wrongDate } from '../team.state';
import { type TeamCloseReason } from '../vocabulary';

export interface CloseTeam {
  readonly type: 'CloseTeam';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly reason: TeamCloseReason;
  readonly note: string | null;
}

export type CloseTeamRefusal = TeamStateRefusal | Refusal<'action-still-open'>;

/**
 * Ends the team's work. A plan is complete when nothing is left to do; a team that ends for any other reason may leave
 * actions undone, and the record shows which.
 */
export const closeTeam = (command: CloseTeam, state: Team): readonly TeamClosed[] | CloseTeamRefusal => {
  const { on, reason, note } = command;
  const team = existingTeam(state);
  if (isRefusal(team)) return team;
  if (team.closed !== null)
    return team.closed.on === on && team.closed.reason === reason
      ? []
      : refuse('team-not-open', 'this team has closed before');
  if (reason === 'plan-complete' && team.plan.some(isOpen))
    return refuse('action-still-open', 'the plan still has something to do: say of each action how it ended');
  return wrongDate(command, team.lastOn) ?? [{ type: 'TeamClosed', data: { on, reason }, personal: { note } }];
};
