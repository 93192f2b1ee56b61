import {
  alreadyRecorded,
  type CalendarDate,
  type Decider,
  type Fact,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { type FollowUpEvent, type FollowUpPlanned, type Step, type StepSettled } from './follow-up.events';

export type PlanFollowUp = FollowUpPlanned['data'] & { readonly type: 'PlanFollowUp' };
/** How a step came out. */
export type StepOutcome =
  | { readonly is: 'done' }
  /** With the other room's refusal code. */
  | { readonly is: 'refused'; readonly refused: string }
  | { readonly is: 'asked'; readonly asked: string };
export interface NoteStep {
  readonly type: 'NoteStep';
  readonly step: number;
  readonly outcome: StepOutcome;
}
/** Somebody has looked at what the process could not do, and seen to it. */
export interface SettleStep {
  readonly type: 'SettleStep';
  readonly step: number;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly by: string;
}
export type FollowUpCommand = PlanFollowUp | NoteStep | SettleStep;
export type FollowUpRefusal = Refusal<
  'follow-up-not-found' | 'step-not-found' | 'nothing-to-settle' | 'step-settled-already' | 'future-date'
>;

/** The memory of one process: what it set out to do, and how far it got. */
export type FollowUp =
  | { readonly is: 'unheard' }
  | {
      readonly is: 'planned';
      readonly steps: readonly Step[];
      readonly outcomes: Readonly<Record<number, StepOutcome['is'] | 'settled'>>;
    };

const outcomeOf = ({ type }: Fact<Exclude<FollowUpEvent, FollowUpPlanned>>): StepOutcome['is'] | 'settled' =>
  (({ StepDone: 'done', StepRefused: 'refused', PersonAsked: 'asked', StepSettled: 'settled' }) as const)[type];

const noted = (step: number, outcome: StepOutcome): FollowUpEvent => {
  switch (outcome.is) {
    case 'done':
      return { type: 'StepDone', data: { step } };
    case 'refused':
      return { type: 'StepRefused', data: { step, refused: outcome.refused } };
    case 'asked':
      return { type: 'PersonAsked', data: { step, asked: outcome.asked } };
  }
};

export const followUp: Decider<FollowUpCommand, FollowUpEvent, FollowUp, FollowUpRefusal> = {
  initial: { is: 'unheard' },
  evolve: (state, fact) => {
    if (fact.type === 'FollowUpPlanned') return { is: 'planned', steps: fact.data.steps, outcomes: {} };
    if (state.is === 'unheard') return state;
    return { ...state, outcomes: { ...state.outcomes, [fact.data.step]: outcomeOf(fact) } };
  },
  decide: (command, state) => {
    if (command.type === 'PlanFollowUp') {
      if (state.is === 'planned') return [];
      const { process, causeId, causeType, steps } = command;
      return [{ type: 'FollowUpPlanned', data: { process, causeId, causeType, steps } }];
    }
    if (state.is === 'unheard') return refuse('follow-up-not-found', 'nothing was planned to follow from this event');
    const { step } = command;
    if (state.steps[step] === undefined) return refuse('step-not-found', 'the plan has no such step');
    const outcome = state.outcomes[step];
    if (command.type === 'NoteStep') return outcome === undefined ? [noted(step, command.outcome)] : [];
    if (outcome !== 'settled' && outcome !== 'refused' && outcome !== 'asked')
      return refuse('nothing-to-settle', 'this step does not wait for a person');
    if (command.on > command.today) return refuse('future-date', 'this day is still to come', '/on');
    const wanted: readonly StepSettled[] = [
      { type: 'StepSettled', data: { step, settledBy: command.by, on: command.on } },
    ];
    return outcome === 'settled'
      ? alreadyRecorded({
          by: ({ type, data }) => type === 'StepSettled' && data.step === step,
          wanted,
          refusal: refuseExisting('step-settled-already', 'somebody has seen to this step before', {
            existing: String(step + 1),
          }),
        })
      : wanted;
  },
};

/** The steps that still wait for the process, in order, each with its number. */
export const waiting = (state: FollowUp): readonly (readonly [number: number, step: Step])[] =>
  state.is === 'unheard' ? [] : [...state.steps.entries()].filter(([number]) => state.outcomes[number] === undefined);
