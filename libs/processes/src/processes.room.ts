import { type Room } from '@app/runtime';
import { whenCafEndedThenEndWhatIsLeft } from './follow-ups/when-caf-ended-then-end-what-is-left';
import { automationOf } from './process';
import { followUpCodec } from './processes.codec';

/** What follows across rooms. It owns no route: the rooms' own commands do the work. */
export const processesRoom: Room = {
  name: 'processes',
  codecs: [followUpCodec],
  migrations: [],
  entities: [],
  projections: [],
  automations: ({ aggregates, clock }) =>
    [whenCafEndedThenEndWhatIsLeft(aggregates, clock)].map((process) => automationOf(process, aggregates, clock)),
};
