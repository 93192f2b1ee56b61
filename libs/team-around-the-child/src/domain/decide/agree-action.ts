import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  type EcmAim,
  ecmAims,
  type EcmOutcome,
  type Fact,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { currentChildren } from '../children';
import { type ActingPractitioner, currentMembers, worksInTeam } from '../members';
import { isOpen } from '../plan';
import { type ActionOwner, type TeamEvent } from '../team.events';
import { type ConvenedTeam, openTeam, type Team, type TeamStateRefusal } from '../team.state';
import { type ActionStatus } from '../vocabulary';

export interface AgreeAction {
  readonly type: 'AgreeAction';
  readonly actionId: string;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly by: ActingPractitioner;
  readonly childId: string;
  /** Element of the child's assessment that it answers. */
  readonly need: string;
  /** Elements about which the child's assessment says anything. */
  readonly assessedElements: readonly string[];
  readonly outcome: EcmOutcome;
  /** The aim beneath the outcome, where one is named. */
  readonly aim: EcmAim | null;
  readonly owner: ActionOwner;
  readonly dueOn: CalendarDate;
  readonly description: string;
  readonly desiredOutcome: string;
}
export interface UpdateAction {
  readonly type: 'UpdateAction';
  readonly actionId: string;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly by: ActingPractitioner;
  readonly status: Exclude<ActionStatus, 'planned'>;
  readonly progress: string | null;
}
export type AgreeActionRefusal =
  | TeamStateRefusal
  | Refusal<
      | 'not-a-member'
      | 'action-already-agreed'
      | 'unknown-child'
      | 'unknown-need'
      | 'impossible-aim'
      | 'unknown-member'
      | 'impossible-due-date'
    >;
export type UpdateActionRefusal =
  TeamStateRefusal | Refusal<'not-a-member' | 'action-not-found' | 'action-ended' | 'missing-progress'>;

/** Only those in the team change its plan. */
export const outsider = (): Refusal<'not-a-member'> =>
  refuse('not-a-member', 'only someone who works in this team can change its plan');

/** A service needs no seat in the team; whoever else does it has one. */
export const mayOwn = ({ members }: ConvenedTeam, { kind, id }: ActionOwner): boolean =>
  kind === 'service' || currentMembers(members).some(({ memberId }) => memberId === id);

/** The owner named for an action does not belong to the team. */
export const strangerOwns = (): Refusal<'unknown-member'> =>
  refuse('unknown-member', 'who is to do it is not a member of this team', '/owner/id');

/**
 * Adds one action to the plan: which child's need, towards which outcome, who does it, by when. What cannot be tied to an
 * assessed need of one child does not belong into the plan: siblings stay visible (dossier section 10, case 4).
 */
export const agreeAction = (command: AgreeAction, state: Team): Decided<TeamEvent, AgreeActionRefusal> => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const { actionId, on, by, childId, need, outcome, aim, owner, dueOn, description, desiredOutcome } = command;
  if (!worksInTeam(team.members, by)) return outsider();
  if (!currentChildren(team.children).some((child) => child.childId === childId))
    return refuse('unknown-child', 'this team does not work with that child', '/childId');
  if (!command.assessedElements.includes(need))
    return refuse('unknown-need', 'the assessment of this child says nothing about that element', '/need');
  if (aim !== null && ecmAims[aim].outcome !== outcome)
    return refuse('impossible-aim', 'this aim belongs to another outcome', '/aim');
  if (!mayOwn(team, owner)) return strangerOwns();
  if (dueOn < on) return refuse('impossible-due-date', 'the action would be due before it was agreed', '/dueOn');
  const wanted: readonly TeamEvent[] = [
    {
      type: 'ActionAgreed',
      data: { actionId, on, childId, need, outcome, aim, owner, dueOn },
      personal: { description, desiredOutcome },
    },
  ];
  if (team.plan.some((one) => one.actionId === actionId))
    return alreadyRecorded({
      by: (fact) => fact.type === 'ActionAgreed' && fact.data.actionId === actionId,
      wanted,
      refusal: refuseExisting('action-already-agreed', 'this action is in the plan', { existing: actionId }),
    });
  const standing = team.plan.filter((one) => isOpen(one) && one.amended === null).map((one) => one.actionId);
  return standing.length === 0
    ? wanted
    : alreadyRecorded({
        by: (fact) => fact.type === 'ActionAgreed' && standing.includes(fact.data.actionId),
        wanted,
      });
};

/** Says how far an action has come. Only someone who works in the team can; what has ended stays as it ended. */
export const updateAction = (command: UpdateAction, state: Team): Decided<TeamEvent, UpdateActionRefusal> => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const { actionId, on, by, status, progress } = command;
  const action = team.plan.find((one) => one.actionId === actionId);
  if (action === undefined) return refuse('action-not-found', 'there is no such action in the plan');
  if (!worksInTeam(team.members, by)) return outsider();
  const wanted: readonly TeamEvent[] = [
    { type: 'ActionUpdated', data: { actionId, on, childId: action.childId, status }, personal: { progress } },
  ];
  const standing = {
    by: (fact: Fact<TeamEvent>): boolean =>
      fact.type === 'ActionUpdated' && fact.data.actionId === actionId && fact.data.status === action.status,
    wanted,
  };
  if (!isOpen(action))
    return alreadyRecorded({
      ...standing,
      refusal: refuseExisting('action-ended', 'this action has ended: agree on another one', { existing: actionId }),
    });
  if (on < action.statusOn) return refuse('impossible-date-order', 'a later state of this action is on record', '/on');
  if ((status === 'not-done' || status === 'superseded') && progress === null)
    return refuse('missing-progress', 'say why it was not done', '/progress');
  return action.status === status ? alreadyRecorded(standing) : wanted;
};
