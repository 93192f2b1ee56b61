import { currentChildren, type Team, teamAggregate, teamCodec } from '@app/team-around-the-child';
import { asks } from '../domain/open-request';
import { type RequestSource } from './source';

const { initial, evolve } = teamAggregate.decider;

/** Whoever is invited to a team: the person who was named, or anybody of the agency. */
export const ofTeam: RequestSource<Team> = {
  prefix: 'team.',
  initial,
  fold: (team, event) => {
    const fact = teamCodec.decode(event);
    return fact === undefined ? team : evolve(team, fact);
  },
  open: (team, tacId) => {
    if (team.is !== 'open') return [];
    const [first] = currentChildren(team.children);
    if (first === undefined) return [];
    return team.members.flatMap((member) => {
      if (member.kind !== 'agency' || member.standing !== 'invited' || member.until !== null) return [];
      const { memberId, practitionerId, agencyId, since } = member;
      return [
        asks({
          ...{ kind: 'invitation', key: `member.${memberId}`, childId: first.childId, from: since },
          to: [practitionerId === null ? { as: 'agency', agencyId } : { as: 'practitioner', practitionerId, agencyId }],
          route: `/v1/teams/${tacId}/members/${memberId}/acceptance`,
        }),
      ];
    });
  },
};
