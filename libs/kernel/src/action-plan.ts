import { type CalendarDate } from './calendar-date';
import { type EcmAim, type EcmOutcome } from './vocabulary';

/* The delivery plan: who does what by when, for which need. Single agencies keep one on the CAF, teams keep their own. */

export const actionStatuses = ['planned', 'in-progress', 'done', 'not-done', 'superseded'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

export const actionOwners = ['practitioner', 'family-member', 'service'] as const;
export type ActionOwner = (typeof actionOwners)[number];

/** One action as it was agreed. What exactly is done, and to what end, is written in words beside it. */
export interface AgreedAction {
  readonly actionId: string;
  /** Element of the form whose need it answers; null when it answers none in particular. */
  readonly element: string | null;
  readonly ecm: EcmOutcome;
  /** The aim beneath the outcome, where one is named. */
  readonly aim: EcmAim | null;
  readonly ownerType: ActionOwner;
  /** Practitioner, member or service; null for a family member who is on no list. */
  readonly ownerId: string | null;
  /** Agency of a practitioner or service. */
  readonly agencyId: string | null;
  readonly dueOn: CalendarDate;
}

/** The words of an action. */
export interface ActionWords {
  readonly description: string;
  readonly desiredOutcome: string;
}

/** An action as it stands. */
export interface KnownAction extends AgreedAction {
  readonly status: ActionStatus;
  readonly agreedOn: CalendarDate;
  /** The day of its last change. */
  readonly since: CalendarDate;
}

/** @returns whether someone still has to do something about it. */
export const isOpenAction = ({ status }: Pick<KnownAction, 'status'>): boolean =>
  status === 'planned' || status === 'in-progress';

/** @returns the plan with newly agreed actions. */
export const withAgreed = <A extends AgreedAction>(
  plan: readonly (A & KnownAction)[],
  actions: readonly A[],
  on: CalendarDate,
): readonly (A & KnownAction)[] => [
  ...plan,
  ...actions.map((action) => ({ ...action, status: 'planned' as const, agreedOn: on, since: on })),
];

/** @returns the plan with the status of one action changed. */
export const withStatus = <A extends KnownAction>(
  plan: readonly A[],
  { actionId, status, on }: { readonly actionId: string; readonly status: ActionStatus; readonly on: CalendarDate },
): readonly A[] => plan.map((action) => (action.actionId === actionId ? { ...action, status, since: on } : action));
