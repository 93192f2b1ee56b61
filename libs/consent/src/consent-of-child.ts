import { recordsOfChild, childCodec } from '@app/children';
import { type Aggregates } from '@app/event-store';
import { consentAggregate, consentCodec } from './consent.codec';
import { type Consent } from './domain/consent.state';

type Records = Pick<Aggregates, 'fold' | 'recorded'>;

/** Where in the log each duplicate was merged into the record that is used. */
const mergedAt = async (aggregates: Records, used: string): Promise<ReadonlyMap<string, bigint>> => {
  const positions = new Map<string, bigint>();
  for (const event of await aggregates.recorded(`child-${used}`)) {
    const fact = childCodec.decode(event);
    if (fact?.type === 'DuplicateAbsorbed') positions.set(fact.data.duplicateId, event.position);
  }
  return positions;
};

/** Where in the log the family last agreed to something on the record that is used. */
const lastAskedAt = async (aggregates: Records, used: string): Promise<bigint> =>
  (await aggregates.recorded(`consent-${used}`)).findLast(
    (event) => consentCodec.decode(event)?.type === 'ConsentRecorded',
  )?.position ?? -1n;

/**
 * What the family of a child said, by any of the child's records. What it said on a record that was merged into the one that is used
 * holds beside it, and the stricter word counts, until the family is asked again on the record that is used.
 */
export const consentOfChild = async (aggregates: Records, childId: string): Promise<Consent> => {
  const { used, duplicates } = await recordsOfChild(aggregates, childId);
  const { state: own } = await aggregates.fold(consentAggregate, used);
  if (duplicates.length === 0) return own;
  const [merged, askedAt] = await Promise.all([mergedAt(aggregates, used), lastAskedAt(aggregates, used)]);
  const standing = duplicates.filter((id) => askedAt < (merged.get(id) ?? askedAt + 1n));
  const alongside = await Promise.all(standing.map(async (id) => (await aggregates.fold(consentAggregate, id)).state));
  return { ...own, alongside };
};
