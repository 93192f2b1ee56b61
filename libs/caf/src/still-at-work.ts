import { type Aggregates } from '@app/event-store';
import { activeAssignment, leadProfessionalAggregate } from '@app/lead-professional/stream';
import { currentChildren, teamAggregate } from '@app/team-around-the-child/stream';
import { type Episode } from './domain/caf.state';
import { type StillOpen } from './domain/decide/close-caf';

/**
 * What other streams say is not over yet, read fresh: an episode may end only when nothing would be left running.
 * @param episode undefined where there is no such episode; then nothing can be at work for it.
 */
export const stillAtWork = async (
  aggregates: Aggregates,
  childId: string,
  episode: Episode | undefined,
): Promise<StillOpen> => {
  const teams = await Promise.all(
    (episode?.teams ?? []).map(async (tacId) => ({
      tacId,
      team: (await aggregates.fold(teamAggregate, tacId)).state,
    })),
  );
  const { state: assignments } = await aggregates.fold(leadProfessionalAggregate, childId);
  return {
    // A family team goes on for the siblings when this child has left it.
    openTeams: teams
      .filter(
        ({ team }) => team.is === 'open' && currentChildren(team.children).some((child) => child.childId === childId),
      )
      .map(({ tacId }) => tacId),
    leadProfessionalActive: episode !== undefined && activeAssignment(assignments)?.episode === episode.number,
    interimInPlace: episode !== undefined && assignments.interim?.episode === episode.number,
  };
};
