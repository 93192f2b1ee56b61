import { agencyCovered, cafAggregate, openEpisode } from '@app/caf';
import { consentAggregate } from '@app/consent';
import { type Aggregates } from '@app/event-store';
import { currentChildren } from '../domain/children';
import { type ChildToServe } from '../domain/decide/convene-team';
import { teamAggregate } from '../team.codec';

/**
 * Reads fresh what the rules need to know about a child whom a team is to serve.
 * @param teams - those that are no other team to the child: the one that is to serve, and one that closes for it.
 * @param agencies - of its members: those that the child's consent does not cover are named in the answer.
 */
export const childToServe = async (
  aggregates: Aggregates,
  childId: string,
  teams: readonly string[],
  agencies: readonly string[],
  on: string,
): Promise<ChildToServe> => {
  const [{ state: file }, { state: consent }] = await Promise.all([
    aggregates.fold(cafAggregate, childId),
    aggregates.fold(consentAggregate, childId),
  ]);
  const episode = openEpisode(file);
  if (episode === undefined) return { childId, episode: null, hasOpenTeam: false, agenciesNotCovered: [] };
  const others = await Promise.all(
    episode.teams.filter((one) => !teams.includes(one)).map((one) => aggregates.fold(teamAggregate, one)),
  );
  return {
    childId,
    episode,
    hasOpenTeam: others.some(
      ({ state }) => state.is === 'open' && currentChildren(state.children).some((child) => child.childId === childId),
    ),
    agenciesNotCovered: agencies.filter((agencyId) => !agencyCovered(episode, consent, agencyId, on)),
  };
};
