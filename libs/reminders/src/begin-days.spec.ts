import { Aggregates, InMemoryEventStore } from '@app/event-store';
import { PlainSealer } from '@app/event-store/testing';
import { beginDays } from './begin-days';

describe('The beginning of a day', () => {
  let store: InMemoryEventStore;
  let aggregates: Aggregates;
  beforeEach(() => {
    store = new InMemoryEventStore();
    aggregates = new Aggregates(store, new PlainSealer());
  });
  const at = (instant: string): Promise<void> => beginDays(aggregates, () => new Date(instant));
  const begun = async (): Promise<readonly unknown[]> => (await store.read('days-county')).map(({ data }) => data);

  it('is midnight in London, also when the clocks change', async () => {
    await at('2007-03-24T23:59:00Z');
    await at('2007-03-25T00:00:00Z');
    // From one in the morning it is summer time: the day ends at 23:00 UTC.
    await at('2007-03-25T22:59:00Z');
    await at('2007-03-25T23:00:00Z');
    expect(await begun()).toEqual([{ day: '2007-03-24' }, { day: '2007-03-25' }, { day: '2007-03-26' }]);
    await at('2007-10-27T22:59:00Z');
    await at('2007-10-27T23:00:00Z');
    await at('2007-10-28T23:59:00Z');
    await at('2007-10-29T00:00:00Z');
    expect((await begun()).slice(-3)).toEqual([{ day: '2007-10-27' }, { day: '2007-10-28' }, { day: '2007-10-29' }]);
  });

  it('is said once by any number of workers, and again by none that is started anew', async () => {
    const other = new Aggregates(store, new PlainSealer());
    const now = () => new Date('2007-12-31T09:00:00Z');
    await Promise.all([beginDays(aggregates, now), beginDays(other, now), beginDays(aggregates, now)]);
    await beginDays(new Aggregates(store, new PlainSealer()), () => new Date('2007-12-31T23:59:59Z'));
    expect(await begun()).toEqual([{ day: '2007-12-31' }]);
  });

  it('is caught up on for the days on which no worker ran', async () => {
    await at('2007-12-30T09:00:00Z');
    await at('2008-01-01T09:00:00Z');
    expect(await begun()).toEqual([{ day: '2007-12-30' }, { day: '2007-12-31' }, { day: '2008-01-01' }]);
  });
});
