import { type DomainEvent } from '@app/kernel';

/* These shapes are stored for ever. To change one: add the next version in processes.codec.ts and an upcast from the last. */

/** One thing to do in another room: what, and to which record. Codes and ids only. */
export interface Step {
  /** `close-team`, `end-lead-professional`, …: what the process knows how to do. */
  readonly do: string;
  /** Id of the record it is done to. */
  readonly to: string;
  /** Number of the episode, where the record has several. */
  readonly episode?: number;
}

/** An event was heard and it was decided, once, what follows from it. */
export type FollowUpPlanned = DomainEvent<
  'FollowUpPlanned',
  { readonly process: string; readonly causeId: string; readonly causeType: string; readonly steps: readonly Step[] }
>;

/** A step has been carried out, or had been honoured already. */
export type StepDone = DomainEvent<'StepDone', { readonly step: number }>;

/** The other room said no: somebody has to look. `refused` is that room's code. */
export type StepRefused = DomainEvent<'StepRefused', { readonly step: number; readonly refused: string }>;

export type FollowUpEvent = FollowUpPlanned | StepDone | StepRefused;
