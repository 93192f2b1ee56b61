import { type CalendarDate, type DomainEvent } from '@app/kernel';

/* These shapes are stored for ever. To change one: add the next version in processes.codec.ts and an upcast from the last. */

/** One thing to do in another room: what, and to which record. Codes, days and ids only. */
export interface Step {
  /** `leave-team`, `end-lead-professional`, …: one of the steps that `steps.ts` knows how to take. */
  readonly do: string;
  /** Id of the record it is done to. */
  readonly to: string;
  /** Number of the episode, where the record has several. */
  readonly episode?: number;
  /** Whom in that record it concerns: a child of a team, a member, a practitioner. */
  readonly whom?: string;
  /** The day from which it is to hold; a later one where the record has gone on since. */
  readonly on?: CalendarDate;
  /** The other room's code for why. */
  readonly reason?: string;
  /** The locality whose people see to it, where the event that was heard belongs to none, as news of the register does. */
  readonly locality?: string;
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

/** No process can take this step: it needs a person, and what only a person knows. `asked` says for what. */
export type PersonAsked = DomainEvent<'PersonAsked', { readonly step: number; readonly asked: string }>;

/** Somebody has seen to a step that was refused, or that a person was asked for. */
export type StepSettled = DomainEvent<
  'StepSettled',
  { readonly step: number; readonly settledBy: string; readonly on: CalendarDate }
>;

export type FollowUpEvent = FollowUpPlanned | StepDone | StepRefused | PersonAsked | StepSettled;
