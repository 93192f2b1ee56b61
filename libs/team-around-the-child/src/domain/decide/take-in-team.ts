import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { currentChildren } from '../children';
import { currentMembers, isSameMember } from '../members';
import { type ChildAdded, type TeamEvent, type TeamTakenIn } from '../team.events';
import { openTeam, type Team, type TeamStateRefusal } from '../team.state';
import { childRefused, type ChildRefusal, type ChildToServe } from './convene-team';

/** The team that is to close, with what the handler read about it. */
export interface TeamToTakeIn {
  readonly tacId: string;
  readonly is: Team['is'];
  /** The latest day of anything it did. */
  readonly lastOn: CalendarDate;
  /** Everyone whom it serves, with the agencies of both teams to whom the family's consent does not allow sharing. */
  readonly children: readonly ChildToServe[];
  /** Its people from agencies, those who left excepted. */
  readonly members: TeamTakenIn['data']['members'];
}

export interface TakeInTeam {
  readonly type: 'TakeInTeam';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly agreedBy: string;
  /** The id of this team, the family team. */
  readonly into: string;
  readonly from: TeamToTakeIn;
  /** Agencies of those who come to whom consent does not allow sharing about the children of this team. */
  readonly agenciesNotCovered: readonly string[];
  /** Under which the children of both teams are reserved for this one. */
  readonly reservationId?: string;
}
export type TakeInTeamRefusal =
  | TeamStateRefusal
  | ChildRefusal
  | Refusal<
      'unknown-team' | 'team-already-taken-in' | 'merged-team-closed' | 'same-team' | 'consent-does-not-cover-agency'
    >;

/**
 * Makes this the family team of another team's children too, in one request: its children are served here from that day, its
 * people come along, and it closes, with a link between the two. Two teams become one, with as many children as both had.
 */
export const takeInTeam = (command: TakeInTeam, state: Team): Decided<TeamEvent, TakeInTeamRefusal> => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const { on, agreedBy, from } = command;
  if (team.takenIn.includes(from.tacId))
    return alreadyRecorded({
      by: (fact) => fact.type === 'TeamTakenIn' && fact.data.from === from.tacId,
      wanted: [{ type: 'TeamTakenIn', data: { on, from: from.tacId, members: from.members, agreedBy } }],
      refusal: refuseExisting('team-already-taken-in', 'that team was taken in before', { existing: from.tacId }),
      pointers: { members: '/without' },
    });
  if (from.tacId === command.into) return refuse('same-team', 'a team cannot be merged with itself', '/from');
  if (from.is === 'not-convened') return refuse('unknown-team', 'there is no such team', '/from');
  if (from.is === 'closed') return refuse('merged-team-closed', 'that team has closed', '/from');
  if (on < from.lastOn)
    return refuse('impossible-date-order', 'that team was still at work by itself after that day', '/on');
  const served = currentChildren(team.children);
  const coming = from.children.filter(({ childId }) => !served.some((child) => child.childId === childId));
  const added: ChildAdded[] = [];
  for (const child of coming) {
    const episode = childRefused(child, command, '/from');
    if (isRefusal(episode)) return episode;
    added.push({ type: 'ChildAdded', data: { on, childId: child.childId, episode: episode.number } });
  }
  if (command.agenciesNotCovered.length > 0 || coming.some(({ agenciesNotCovered }) => agenciesNotCovered.length > 0))
    return refuse(
      'consent-does-not-cover-agency',
      'not every child may be shared with every agency of the two teams: ask the family, or leave an agency out',
      '/from',
    );
  const present = currentMembers(team.members);
  const members = from.members.filter((member) => !present.some((one) => isSameMember(one, member)));
  return [{ type: 'TeamTakenIn', data: { on, from: from.tacId, members, agreedBy } }, ...added];
};
