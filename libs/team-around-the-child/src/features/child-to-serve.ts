import { agencyCovered, cafAggregate, openEpisode } from '@app/caf';
import { childWorkAggregate } from '@app/child-work';
import { consentOfChild } from '@app/consent';
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
  const [{ state: file }, consent] = await Promise.all([
    aggregates.fold(cafAggregate, childId),
    consentOfChild(aggregates, childId),
  ]);
  const episode = openEpisode(file);
  if (episode === undefined) return { childId, episode: null, hasOpenTeam: false, agenciesNotCovered: [] };
  const { state: work } = await aggregates.fold(childWorkAggregate, childId);
  const named = new Set(work.team === null ? episode.teams : [...episode.teams, work.team]);
  const others = await Promise.all(
    [...named]
      .filter((one) => !teams.includes(one))
      .map(async (tacId) => ({ tacId, state: (await aggregates.fold(teamAggregate, tacId)).state })),
  );
  const open = others.find(
    ({ state }) => state.is === 'open' && currentChildren(state.children).some((child) => child.childId === childId),
  );
  return {
    childId,
    episode,
    hasOpenTeam: open !== undefined,
    ...(open === undefined ? {} : { openTeam: open.tacId }),
    agenciesNotCovered: agencies.filter((agencyId) => !agencyCovered(episode, consent, agencyId, on)),
  };
};
