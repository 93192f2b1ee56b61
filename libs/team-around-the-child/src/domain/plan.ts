import { type CalendarDate, type EcmAim, type EcmOutcome, type Fact } from '@app/kernel';
import { type ActionOwner, type TeamEvent } from './team.events';
import { type ActionStatus } from './vocabulary';

/** One thing that someone is to do for one child. */
export interface Action {
  readonly actionId: string;
  readonly childId: string;
  readonly need: string;
  readonly outcome: EcmOutcome;
  readonly aim: EcmAim | null;
  readonly owner: ActionOwner;
  readonly agreedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly status: ActionStatus;
  /** The day from which the status holds. */
  readonly statusOn: CalendarDate;
  /** How often it was agreed anew, and when last; null when never. */
  readonly amended: { readonly times: number; readonly on: CalendarDate } | null;
}

/** Folds one fact into the plan. */
export const evolvePlan = (plan: readonly Action[], fact: Fact<TeamEvent>): readonly Action[] => {
  switch (fact.type) {
    case 'ActionAgreed': {
      const { on, ...action } = fact.data;
      return [...plan, { ...action, agreedOn: on, status: 'planned', statusOn: on, amended: null }];
    }
    case 'ActionAmended': {
      const { actionId, owner, dueOn, on } = fact.data;
      return plan.map((action) =>
        action.actionId === actionId
          ? { ...action, owner, dueOn, amended: { times: (action.amended?.times ?? 0) + 1, on } }
          : action,
      );
    }
    case 'ActionUpdated': {
      const { actionId, status, on } = fact.data;
      return plan.map((action) => (action.actionId === actionId ? { ...action, status, statusOn: on } : action));
    }
    default:
      return plan;
  }
};

/** @returns whether there is still something to do about it. */
export const isOpen = ({ status }: Pick<Action, 'status'>): boolean => status === 'planned' || status === 'in-progress';

/** @returns the actions that should have been done by now, at the end of `today`. */
export const overdueActions = (plan: readonly Action[], today: CalendarDate): readonly Action[] =>
  plan.filter((action) => isOpen(action) && action.dueOn < today);
