import { streamIdOf } from '@app/event-store';
import { type Automation } from '@app/feeds';
import { type AutomationTools } from '@app/runtime';
import { childAggregate, childCodec } from '../children.codec';
import { touchesAddresses } from '../domain/protection';
import { ChildRecords } from '../personal/child-records';
import { type Dwelling, Dwellings } from '../postgres/dwellings';

/** Stored name of the end of a record's destruction, on a stream with the child's id. */
const DESTROYED = 'retention.record-destroyed.';

/**
 * Keeps the keyed digests by which two children are seen to live at one address. Reads the whole record each time, so that a repeat,
 * and a correction, leave exactly what stands; of an erased child nothing is left.
 */
export const noteTheDwelling = ({ aggregates, store, sealer, database, digests }: AutomationTools): Automation => {
  const records = new ChildRecords(store, sealer);
  const dwellings = new Dwellings(database, digests);
  return {
    name: 'when-address-known-then-note-the-dwelling',
    prefixes: ['children.address-recorded.', 'children.fact-corrected.', DESTROYED],
    react: async (event) => {
      const childId = streamIdOf(event.stream);
      if (event.type.startsWith(DESTROYED)) return dwellings.forget(childId);
      const fact = childCodec.decode(event);
      if (fact === undefined || !touchesAddresses(fact)) return;
      const { state, revision } = await aggregates.fold(childAggregate, childId);
      const record = await records.read(childId);
      const held = state.is === 'unregistered' || record === 'erased' ? [] : state.addresses;
      await dwellings.keep(
        childId,
        held.flatMap(({ addressId, shared }): Dwelling[] => {
          const address = record === 'erased' ? undefined : record.addresses[addressId];
          return address === undefined ? [] : [{ addressId, address, shared: shared === true }];
        }),
        revision,
      );
    },
  };
};
