import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  type Fact,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { type ActingPractitioner, worksInTeam } from '../members';
import { isOpen } from '../plan';
import { type ActionOwner, type TeamEvent } from '../team.events';
import { openTeam, type Team, type TeamStateRefusal } from '../team.state';
import { type AmendmentReason } from '../vocabulary';
import { mayOwn, outsider, strangerOwns } from './agree-action';

export interface AmendAction {
  readonly type: 'AmendAction';
  readonly actionId: string;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly by: ActingPractitioner;
  /** Who does it, by when, and in which words from now on; null where that stays. */
  readonly owner: ActionOwner | null;
  readonly dueOn: CalendarDate | null;
  readonly description: string | null;
  readonly desiredOutcome: string | null;
  readonly reason: AmendmentReason;
  readonly explanation: string | null;
}
export type AmendActionRefusal =
  | TeamStateRefusal
  | Refusal<
      | 'not-a-member'
      | 'action-not-found'
      | 'action-ended'
      | 'unknown-member'
      | 'impossible-due-date'
      | 'missing-explanation'
      | 'nothing-amended'
    >;

/**
 * Agrees anew on something that is still to be done: who does it, by when, or in which words. What was agreed before stays on
 * record. Another need, outcome or child is another action.
 */
export const amendAction = (command: AmendAction, state: Team): Decided<TeamEvent, AmendActionRefusal> => {
  const team = openTeam(state, command);
  if (isRefusal(team)) return team;
  const { actionId, on, by, description, desiredOutcome, reason, explanation } = command;
  const action = team.plan.find((one) => one.actionId === actionId);
  if (action === undefined) return refuse('action-not-found', 'there is no such action in the plan');
  if (!worksInTeam(team.members, by)) return outsider();
  if (!isOpen(action)) return refuse('action-ended', 'this action has ended: agree on another one');
  const owner = command.owner ?? action.owner;
  const dueOn = command.dueOn ?? action.dueOn;
  const sameOwner = owner.kind === action.owner.kind && owner.id === action.owner.id;
  const { amended } = action;
  const wanted: readonly TeamEvent[] = [
    {
      type: 'ActionAmended',
      data: { actionId, on, childId: action.childId, owner, dueOn, reason },
      personal: { description, desiredOutcome, explanation },
    },
  ];
  const standing = {
    by: (fact: Fact<TeamEvent>): boolean =>
      fact.type === 'ActionAmended' && fact.data.actionId === actionId && fact.data.on === amended?.on,
    wanted,
  };
  if (sameOwner && dueOn === action.dueOn && description === null && desiredOutcome === null)
    return alreadyRecorded({
      ...standing,
      refusal: refuseExisting('nothing-amended', 'the action stands like this already', { existing: actionId }),
    });
  if (on < action.agreedOn || (action.amended !== null && on < action.amended.on))
    return refuse('impossible-date-order', 'the action was agreed after that day', '/on');
  if (!sameOwner && !mayOwn(team, owner)) return strangerOwns();
  if (dueOn !== action.dueOn && dueOn < on)
    return refuse('impossible-due-date', 'the action would be due before it was agreed anew', '/dueOn');
  if (reason === 'other' && explanation === null)
    return refuse('missing-explanation', 'say why it is agreed anew', '/explanation');
  return amended === null ? wanted : alreadyRecorded(standing);
};
