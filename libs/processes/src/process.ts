import { type Aggregates, derivedId, type Outcome, type RecordedEvent } from '@app/event-store';
import { type Automation, causedEnvelope } from '@app/feeds';
import { type Clock, isRefusal } from '@app/kernel';
import { type StepOutcome, waiting } from './domain/follow-up';
import { type Step } from './domain/follow-up.events';
import { followUpAggregate } from './processes.codec';

/** Puts the command of a step into its envelope: the same id at every delivery. */
export type SealStep = <C>(command: C) => ReturnType<typeof causedEnvelope<C>>;

/** A process across rooms: what follows from an event. */
export interface Process {
  /** `when-consent-withdrawn` */
  readonly name: string;
  /** Stored-name prefixes of the events it hears. */
  readonly prefixes: readonly string[];
  /** Prefixes of events that are each a matter of their own: one that keeps failing holds back nothing else. */
  readonly alone?: readonly string[];
  /** What has to be done, decided once from fresh folds; empty: nothing follows. */
  plan(event: RecordedEvent): Promise<readonly Step[]>;
}

/** Only a person can take this step; `ask` is the code of what the person is asked to do. */
export interface AskPerson {
  readonly ask: string;
}
/** How a step ended. `already-so`: somebody else had done it, so nothing was left to do. */
export type Taken = Outcome | AskPerson | 'already-so';
/** Takes one step. May be called again for a step that was taken: the command id is the same. */
export type TakeStep = (step: Step, seal: SealStep) => Promise<Taken>;

const outcomeOf = (taken: Taken): StepOutcome => {
  if (taken === 'already-so') return { is: 'done' };
  // What stands in the way is what the step is for, recorded by somebody else in other words.
  if (isRefusal(taken) && taken.existing !== undefined) return { is: 'done' };
  if (isRefusal(taken)) return { is: 'refused', refused: taken.refused };
  return 'ask' in taken ? { is: 'asked', asked: taken.ask } : { is: 'done' };
};

/** Refusals that say "not now": the step is tried again. */
const passing: readonly string[] = ['contended', 'stale'];

/**
 * A process as something that the feed can deliver events to. What was planned and how far it got is kept in a stream of
 * its own, `followUp-<id>`, whose id follows from the event; so a delivery that was cut short goes on where it stopped.
 */
export const automationOf = (process: Process, take: TakeStep, aggregates: Aggregates, clock: Clock): Automation => ({
  name: process.name,
  prefixes: process.prefixes,
  alone: process.alone ?? [],
  react: async (event) => {
    const id = derivedId(process.name, event.id);
    const at = clock().toISOString();
    const remember = async (
      kind: string,
      command: Parameters<typeof followUpAggregate.decider.decide>[0],
    ): Promise<void> => {
      const outcome = await aggregates.handle(
        followUpAggregate,
        id,
        causedEnvelope(event, command, `${process.name} ${kind}`, at),
      );
      if (isRefusal(outcome)) throw new Error(`${process.name} could not keep its own record: ${outcome.refused}`);
    };
    let { state } = await aggregates.fold(followUpAggregate, id);
    if (state.is === 'unheard') {
      const steps = await process.plan(event);
      if (steps.length === 0) return;
      const { id: causeId, type: causeType } = event;
      await remember('plan', { type: 'PlanFollowUp', process: process.name, causeId, causeType, steps });
      ({ state } = await aggregates.fold(followUpAggregate, id));
    }
    for (const [number, step] of waiting(state)) {
      const meta = { ...event.meta, locality: step.locality ?? event.meta.locality };
      const outcome = await take(step, (command) =>
        causedEnvelope({ id: event.id, meta }, command, `${process.name} step ${number}`, at),
      );
      if (isRefusal(outcome) && passing.includes(outcome.refused))
        throw new Error(`${process.name} has to try again: ${outcome.refused}`);
      await remember(`note ${number}`, { type: 'NoteStep', step: number, outcome: outcomeOf(outcome) });
    }
  },
});
