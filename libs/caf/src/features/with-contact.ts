import { type Standings } from '@app/access';
import { isRefusal } from '@app/kernel';

/** @returns the outcome; where it says that a CAF is open already, with whom to ask, as it is at this moment. */
export const withContact = async <O extends object>(
  standings: Pick<Standings, 'found'>,
  childId: string,
  outcome: O,
): Promise<O> => {
  if (!isRefusal(outcome) || outcome.refused !== 'caf-already-open') return outcome;
  const found = await standings.found(childId);
  return found === undefined ? outcome : { ...outcome, contact: found.contact };
};
