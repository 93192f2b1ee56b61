import { type ReservationRefusal, type Reservations } from '@app/child-work';
import { type Aggregates, type Envelope, type Outcome } from '@app/event-store';
import { cafAggregate } from './caf.codec';
import { type CafRefusal } from './domain/caf';
import { type CloseCaf } from './domain/decide/close-caf';
import { type VoidCaf } from './domain/decide/void-caf';

/**
 * Closes or voids an episode while no team can be convened for the child: what is looked up is looked up again once that is so.
 * @param lookUp the command, with what other streams say at that moment.
 */
export const endEpisode = async (
  aggregates: Aggregates,
  reservations: Pick<Reservations, 'forEnding'>,
  childId: string,
  lookUp: () => Promise<Envelope<CloseCaf | VoidCaf>>,
): Promise<Outcome<CafRefusal | ReservationRefusal>> => {
  const looked = await lookUp();
  const { state: file } = await aggregates.fold(cafAggregate, childId);
  const decided = cafAggregate.decider.decide(looked.command, file);
  // What is refused anyway, or was done before, needs no reservation.
  if (!Array.isArray(decided) || decided.length === 0) return aggregates.handle(cafAggregate, childId, looked);
  return reservations.forEnding(childId, looked.command.episode, looked, async () =>
    aggregates.handle(cafAggregate, childId, await lookUp()),
  );
};
