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
import { type TeamEvent } from '../team.events';
import { openTeam, type Team, type TeamStateRefusal, wrongDate } from '../team.state';
import { type ChildRemovalReason } from '../vocabulary';
import { childRefused, type ChildToServe, type ChildRefusal } from './convene-team';

export interface AddChild {
  readonly type: 'AddChild';
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  /** With the agencies of the team to whom the family's consent does not allow sharing about this child. */
  readonly child: ChildToServe;
  /** Under which the child is reserved for this team. */
  readonly reservationId?: string;
}
export interface RemoveChild {
  readonly type: 'RemoveChild';
  readonly childId: string;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly reason: ChildRemovalReason;
  readonly note: string | null;
}
export type AddChildRefusal =
  TeamStateRefusal | ChildRefusal | Refusal<'consent-does-not-cover-agency' | 'child-already-served'>;
export type RemoveChildRefusal = TeamStateRefusal | Refusal<'unknown-child' | 'last-child' | 'child-already-removed'>;

/**
 * Takes a sibling into the team: it stays one team. Everyone in it will know about that child too, so the consent for the
 * child has to cover each of their agencies.
 */
export const addChild = (command: AddChild, state: Team): Decided<TeamEvent, AddChildRefusal> => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const { on, child } = command;
  const { childId } = child;
  const served = currentChildren(team.children).find((one) => one.childId === childId);
  if (served !== undefined)
    return alreadyRecorded({
      by: (fact) =>
        (fact.type === 'ChildAdded' && fact.data.childId === childId) ||
        (fact.type === 'TeamConvened' && fact.data.children.some((one) => one.childId === childId)),
      wanted: [{ type: 'ChildAdded', data: { on, childId, episode: child.episode?.number ?? served.episode } }],
      refusal: refuseExisting('child-already-served', 'this team works with that child already', {
        existing: childId,
        correctedBy: 'POST /v1/teams/{tacId}/corrections',
        field: '/childId',
      }),
    });
  const refused = childRefused(child, command, '/childId');
  if (isRefusal(refused)) return refused;
  if (child.agenciesNotCovered.length > 0)
    return refuse(
      'consent-does-not-cover-agency',
      'for this child the family has not agreed to share with every agency of the team',
      '/childId',
    );
  return [{ type: 'ChildAdded', data: { on, childId, episode: refused.number } }];
};

/** Ends the work with one of several children; the team goes on for the others. Who is left last ends with the team. */
export const removeChild = (command: RemoveChild, state: Team): Decided<TeamEvent, RemoveChildRefusal> => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const { childId, on, reason, note } = command;
  const entry = team.children.findLast((child) => child.childId === childId);
  if (entry === undefined) return refuse('unknown-child', 'this team does not work with that child');
  const wanted: readonly TeamEvent[] = [
    { type: 'ChildRemoved', data: { childId, episode: entry.episode, on, reason }, personal: { note } },
  ];
  if (entry.until !== null)
    return alreadyRecorded({
      by: (fact) => fact.type === 'ChildRemoved' && fact.data.childId === childId && fact.data.on === entry.until,
      wanted,
      refusal: refuseExisting('child-already-removed', 'the work with this child has ended before', {
        existing: childId,
        correctedBy: 'POST /v1/teams/{tacId}/corrections',
      }),
    });
  if (currentChildren(team.children).length === 1)
    return refuse('last-child', 'the team works for this child alone: close the team instead');
  const refused = wrongDate(command, entry.since);
  if (refused !== undefined) return refused;
  return wanted;
};
