import { type Decider, type Refusal, refuse } from '@app/kernel';
import { type FollowUpEvent, type FollowUpPlanned, type Step } from './follow-up.events';

export type PlanFollowUp = FollowUpPlanned['data'] & { readonly type: 'PlanFollowUp' };
export interface NoteStep {
  readonly type: 'NoteStep';
  readonly step: number;
  /** The other room's refusal code; null when the step was carried out. */
  readonly refused: string | null;
}
export type FollowUpCommand = PlanFollowUp | NoteStep;
export type FollowUpRefusal = Refusal<'follow-up-not-planned' | 'unknown-step'>;

/** The memory of one process: what it set out to do, and how far it got. */
export type FollowUp =
  | { readonly is: 'unheard' }
  | {
      readonly is: 'planned';
      readonly steps: readonly Step[];
      readonly outcomes: Readonly<Record<number, 'done' | 'refused'>>;
    };

export const followUp: Decider<FollowUpCommand, FollowUpEvent, FollowUp, FollowUpRefusal> = {
  initial: { is: 'unheard' },
  evolve: (state, fact) => {
    if (fact.type === 'FollowUpPlanned') return { is: 'planned', steps: fact.data.steps, outcomes: {} };
    if (state.is === 'unheard') return state;
    const outcome = fact.type === 'StepDone' ? 'done' : 'refused';
    return { ...state, outcomes: { ...state.outcomes, [fact.data.step]: outcome } };
  },
  decide: (command, state) => {
    if (command.type === 'PlanFollowUp') {
      if (state.is === 'planned') return [];
      const { process, causeId, causeType, steps } = command;
      return [{ type: 'FollowUpPlanned', data: { process, causeId, causeType, steps } }];
    }
    if (state.is === 'unheard') return refuse('follow-up-not-planned', 'nothing was planned to follow from this event');
    const { step, refused } = command;
    if (state.steps[step] === undefined) return refuse('unknown-step', 'the plan has no such step');
    if (state.outcomes[step] !== undefined) return [];
    return refused === null
      ? [{ type: 'StepDone', data: { step } }]
      : [{ type: 'StepRefused', data: { step, refused } }];
  },
};

/** The steps that still wait, in order, each with its number. */
export const waiting = (state: FollowUp): readonly (readonly [number: number, step: Step])[] =>
  state.is === 'unheard' ? [] : [...state.steps.entries()].filter(([number]) => state.outcomes[number] === undefined);
