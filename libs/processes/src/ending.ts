import { type ClosureReason, type Episode } from '@app/caf';
import { type CalendarDate } from '@app/kernel';
import { activeAssignment, type LeadEndReason } from '@app/lead-professional';
import { currentChildren, type Team } from '@app/team-around-the-child';
import { type Step } from './domain/follow-up.events';
import { type Folds } from './folds';
import { closeCaf, endInterim, endLead, type LeavingReason, leaveTeam } from './steps';

/** Why each part of the work ends, in the words of its room. */
export interface Reasons {
  readonly team: LeavingReason;
  readonly lead: LeadEndReason;
  readonly caf: ClosureReason;
}

/** @returns the teams noted for the episode in which the child still is, with their ids. */
export const teamsOf = async (
  folds: Folds,
  childId: string,
  episode: Episode,
): Promise<readonly (Extract<Team, { readonly is: 'open' | 'closed' }> & { readonly tacId: string })[]> => {
  const teams = await Promise.all(
    episode.teams.map(async (tacId) => {
      const team = await folds.team(tacId);
      const served = team.is === 'open' && currentChildren(team.children).some((one) => one.childId === childId);
      return served ? [{ ...team, tacId }] : [];
    }),
  );
  return teams.flat();
};

/** Everything that several agencies do together for one episode ends; the episode itself stays open. */
export const endTogether = async (
  folds: Folds,
  childId: string,
  episode: Episode,
  on: CalendarDate,
  reasons: Pick<Reasons, 'team' | 'lead'>,
): Promise<readonly Step[]> => {
  const [teams, lead] = await Promise.all([teamsOf(folds, childId, episode), folds.lead(childId)]);
  return [
    ...teams.map(({ tacId }) => leaveTeam(tacId, childId, on, reasons.team)),
    ...(activeAssignment(lead)?.episode === episode.number ? [endLead(childId, episode.number, on, reasons.lead)] : []),
    ...(lead.interim === null ? [] : [endInterim(childId, on)]),
  ];
};

/** Everything ends, the episode last: it can be closed only when nothing is left running. */
export const endAll = async (
  folds: Folds,
  childId: string,
  episode: Episode,
  on: CalendarDate,
  reasons: Reasons,
): Promise<readonly Step[]> => [
  ...(await endTogether(folds, childId, episode, on, reasons)),
  closeCaf(childId, episode.number, on, reasons.caf),
];
