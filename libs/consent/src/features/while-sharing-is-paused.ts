import { type Aggregate, type Aggregates } from '@app/event-store';
import { type DomainEvent, isAlreadyRecorded, isRefusal, type Refusal, refuse } from '@app/kernel';
import { consentAggregate } from '../consent.codec';
import { sharingPaused } from '../domain/wishes';

export type SharingPaused = Refusal<'sharing-paused'>;

const paused = refuse('sharing-paused', 'something that the family is reported to have said has to be answered first');

/**
 * The rules of a room, under which nothing is recorded that shares something anew, while one of the families is reported to have taken
 * something back. Judged by what would be recorded, so that no command is forgotten; a repeat is answered as the first time.
 * @param children of whom something would be shared.
 * @param sharesAnew whether an event of the room lets somebody in who was not.
 */
export const whileSharingIsPaused = async <C, E extends DomainEvent, S, R extends Refusal>(
  aggregates: Aggregates,
  aggregate: Aggregate<C, E, S, R>,
  children: readonly string[],
  sharesAnew: (event: E) => boolean,
): Promise<Aggregate<C, E, S, R | SharingPaused>> => {
  const consents = await Promise.all(children.map((childId) => aggregates.fold(consentAggregate, childId)));
  if (!consents.some(({ state }) => sharingPaused(state))) return aggregate;
  const { decider } = aggregate;
  return {
    ...aggregate,
    decider: {
      ...decider,
      decide: (command, state) => {
        const decided = decider.decide(command, state);
        if (isRefusal(decided)) return decided;
        if (!isAlreadyRecorded(decided)) return decided.some(sharesAnew) ? paused : decided;
        return decided.refusal === undefined && decided.wanted.some(sharesAnew)
          ? { ...decided, refusal: paused }
          : decided;
      },
    },
  };
};
