import { type Automation } from '@app/feeds';
import { type Runtime } from './runtime';

/** @returns the automations of the runtime's rooms, ready to be run or to be asked about. */
export const automationsOf = (runtime: Runtime): readonly Automation[] => {
  const { rooms, aggregates, clock, store, sealer, digests, dataSource: database, erase, positions } = runtime;
  const tools = {
    aggregates,
    clock,
    store,
    sealer,
    digests,
    database,
    erase,
    positions,
  };
  return rooms.flatMap(({ automations }) => automations?.(tools) ?? []);
};
