import { type Decided, type DomainEvent, isAlreadyRecorded, isRefusal, type Refusal } from '../decider';

/** @returns the events that a decision records when it answers no repeat: none for a refusal. */
export const eventsOf = <E extends DomainEvent, R extends Refusal>(decided: Decided<E, R>): readonly E[] => {
  if (isRefusal(decided)) return [];
  if (isAlreadyRecorded(decided)) return decided.refusal === undefined ? decided.wanted : [];
  return decided;
};
