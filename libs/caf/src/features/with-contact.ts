import { childAggregate } from '@app/children';
import { type Aggregates } from '@app/event-store';
import { isRefusal, type Refusal } from '@app/kernel';
import { activeAssignment, leadProfessionalAggregate } from '@app/lead-professional/stream';
import { cafAggregate } from '../caf.codec';
import { openEpisode } from '../domain/caf.state';
import { whomToAsk } from '../domain/whom-to-ask';

/** @returns the outcome; where it says that a CAF is open already, with whom to ask, as it is at this moment. */
export const withContact = async <O extends object>(
  aggregates: Aggregates,
  childId: string,
  outcome: O | Refusal,
): Promise<O | Refusal> => {
  if (!isRefusal(outcome) || outcome.refused !== 'caf-already-open') return outcome;
  const [{ state: file }, { state: child }, { state: assignments }] = await Promise.all([
    aggregates.fold(cafAggregate, childId),
    aggregates.fold(childAggregate, childId),
    aggregates.fold(leadProfessionalAggregate, childId),
  ]);
  const episode = openEpisode(file);
  // It was closed in between: whoever asks again is let in.
  if (episode === undefined) return outcome;
  const lead = activeAssignment(assignments);
  const leadProfessional =
    lead?.episode === episode.number ? { practitionerId: lead.practitionerId, agencyId: lead.agencyId } : null;
  const shielded = child.is === 'registered' && child.shielding !== null;
  return { ...outcome, contact: whomToAsk(episode, { leadProfessional, shielded }) };
};
