import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { agenciesOf } from '../members';
import { type TeamClosed, type TeamEvent } from '../team.events';
import { isOpen } from '../plan';
import { existingTeam, type Team, type TeamStateRefusal, wrongDate } from '../team.state';
import { type TeamCloseReason } from '../vocabulary';

export interface CloseTeam {
  readonly type: 'CloseTeam';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly reason: TeamCloseReason;
  /** The one agency that goes on with what is left to do; required where a single agency remains. */
  readonly carriedOnBy?: string;
  readonly note: string | null;
}

/** The work goes on in a family team, which has taken this one in. */
export interface CloseMergedTeam {
  readonly type: 'CloseMergedTeam';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly into: string;
}

export type CloseTeamRefusal = TeamStateRefusal | Refusal<'action-still-open' | 'missing-agency' | 'unknown-agency'>;

/**
 * Ends the team's work. A plan is complete when nothing is left to do; a team that ends for any other reason may leave
 * actions undone, and the record shows which.
 */
export const closeTeam = (command: CloseTeam, state: Team): Decided<TeamEvent, CloseTeamRefusal> => {
  const { on, reason, carriedOnBy = null, note } = command;
  const team = existingTeam(state);
  if (isRefusal(team)) return team;
  const wanted: readonly TeamEvent[] = [
    { type: 'TeamClosed', data: { on, reason, carriedOnBy, mergedInto: null }, personal: { note } },
  ];
  if (team.closed !== null)
    return alreadyRecorded({
      by: (fact) => fact.type === 'TeamClosed',
      wanted,
      refusal: refuseExisting('team-not-open', 'this team has closed before', {
        existing: team.closed.on,
        correctedBy: 'POST /v1/teams/{tacId}/corrections',
      }),
    });
  if (reason === 'plan-complete' && team.plan.some(isOpen))
    return refuse('action-still-open', 'the plan still has something to do: say of each action how it ended');
  if (reason === 'single-agency-remaining' && carriedOnBy === null)
    return refuse('missing-agency', 'say which agency goes on with what is left to do', '/carriedOnBy');
  if (carriedOnBy !== null && !agenciesOf(team.members).includes(carriedOnBy))
    return refuse('unknown-agency', 'this agency was never in the team', '/carriedOnBy');
  return wrongDate(command, team.lastOn) ?? wanted;
};

/**
 * Ends a team that a family team has taken in, on the day of the merger or on the day of anything it did after: that is no reason
 * to keep two teams. What was still open in its plan is left as it stood.
 */
export const closeMergedTeam = (
  { on, today, into }: CloseMergedTeam,
  state: Team,
): readonly TeamClosed[] | TeamStateRefusal => {
  const team = existingTeam(state);
  if (isRefusal(team)) return team;
  if (team.closed !== null) return [];
  const day = on < team.lastOn ? team.lastOn : on;
  return (
    wrongDate({ on: day, today }, team.convenedOn) ?? [
      {
        type: 'TeamClosed',
        data: { on: day, reason: 'merged-to-family-team', carriedOnBy: null, mergedInto: into },
        personal: { note: null },
      },
    ]
  );
};
