import { Aggregates, InMemoryEventStore } from '@app/event-store';
import { PlainSealer } from '@app/event-store/testing';
import { type Pause } from '@app/feeds';
import { logTo } from '@app/runtime';
import { startDays } from './start-days';

const hour = 3_600_000;

describe('A worker that is left alone over several days', () => {
  it('begins each of them once, goes on after a failure, and stops when told to', async () => {
    const store = new InMemoryEventStore();
    const logged: string[] = [];
    let now = Date.parse('2007-12-30T20:00:00Z');
    let looks = 0;
    let told: () => void = () => undefined;
    const enough = new Promise<void>((done) => (told = done));
    const pause: Pause = (_ms, signal) => {
      now += hour;
      looks += 1;
      if (looks < 48) return Promise.resolve();
      told();
      return new Promise((over) => signal?.addEventListener('abort', () => over()));
    };
    const append = jest.spyOn(store, 'append').mockRejectedValueOnce(new Error('no database'));
    const clock = () => new Date(now);
    const service = startDays(
      {
        aggregates: new Aggregates(store, new PlainSealer()),
        clock,
        log: logTo((line) => logged.push(line), 'info', clock),
      },
      pause,
    );
    await enough;
    await service.close();
    expect((await store.read('days-county')).map(({ data }) => data)).toEqual([
      { day: '2007-12-30' },
      { day: '2007-12-31' },
      { day: '2008-01-01' },
    ]);
    expect(append).toHaveBeenCalledTimes(4);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('day-not-begun');
  });
});
