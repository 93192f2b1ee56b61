import { type Link } from './chain';
import { ChainedLogReplaced, FollowedChain, LogHasGap } from './followed-chain';
import { InMemoryEventStore } from './in-memory/in-memory.event-store';
import { LinksInMemory } from './in-memory/links-in-memory';
import { AlteredFeed, tampered } from './testing/altered-feed';
import { logChainContract } from './testing/chain-contract';
import { sampleEvent, sampleEvents } from './testing/sample-events';
import { verifyChain } from './verify-chain';

logChainContract('A log in memory, chained by a subscription', () => {
  const store = new InMemoryEventStore();
  const feed = new AlteredFeed(store);
  const chain = new FollowedChain(feed, new LinksInMemory(), 4);
  return Promise.resolve({
    chain,
    store,
    chainedSoFar: () => chain.follow(),
    whileTampered: async (change, look) => {
      feed.alter = (events) => tampered(events, change);
      try {
        return await look();
      } finally {
        feed.alter = (events) => events;
      }
    },
    close: () => Promise.resolve(),
  });
});

describe('A subscription that chains the log', () => {
  let store: InMemoryEventStore;
  let feed: AlteredFeed;
  let links: LinksInMemory;
  beforeEach(async () => {
    store = new InMemoryEventStore();
    feed = new AlteredFeed(store);
    links = new LinksInMemory();
    await store.append('visit-1', sampleEvents(5), 'no-stream');
  });
  const chainOf = (batch?: number): FollowedChain => new FollowedChain(feed, links, batch);
  const kept = async (): Promise<readonly Link[]> => (await links.links()).map(({ link }) => link);

  it('links page by page, each event once', async () => {
    const end = await chainOf(2).follow();
    expect((await links.links()).map(({ after, position }) => [after, position])).toEqual([
      [0n, 2n],
      [2n, 4n],
      [4n, 5n],
    ]);
    expect(end).toEqual({ position: 5n, link: (await kept()).at(-1) });
  });

  it('goes on after a restart from the last link, as if it had never stopped', async () => {
    await chainOf().follow();
    await store.append('visit-2', sampleEvents(2), 'no-stream');
    const restarted = chainOf();
    await restarted.follow();
    const throughout = new LinksInMemory();
    const once = new FollowedChain(store, throughout, 5);
    expect(await once.follow()).toEqual(await restarted.end());
    expect((await verifyChain(restarted, { noted: await restarted.noted() })).faultCount).toBe(0);
  });

  it('that was stopped before its link was kept makes the same link again', async () => {
    const lost = chainOf();
    const add = jest.spyOn(links, 'add').mockRejectedValueOnce(new Error('the disk is full'));
    await expect(lost.follow()).rejects.toThrow('the disk is full');
    expect(await kept()).toEqual([]);
    const end = await chainOf().follow();
    expect(add.mock.calls[1]).toEqual(add.mock.calls[0]);
    expect(await lost.follow()).toEqual(end);
  });

  it('leaves out what is delivered again, within a page or with a later one', async () => {
    const end = await chainOf().follow();
    links = new LinksInMemory();
    feed.deliver = (events) => events.flatMap((event) => [event, event]);
    expect(await chainOf().follow()).toEqual(end);
    await store.append('visit-1', sampleEvents(1), 4n);
    const first = (await store.read('visit-1')).slice(0, 5);
    feed.deliver = (events) => [...first, ...events];
    const again = chainOf();
    await again.follow();
    feed.deliver = (events) => events;
    expect((await verifyChain(again)).faultCount).toBe(0);
    expect((await links.links()).at(-1)).toMatchObject({ after: 5n, position: 6n });
  });

  it('chains nothing over a gap, says where it is, and goes on when the event is there', async () => {
    const chain = chainOf();
    feed.deliver = (events) => events.filter(({ revision }) => revision !== 2n);
    await expect(chain.follow()).rejects.toThrow(LogHasGap);
    await expect(chain.follow()).rejects.toThrow('visit-1 goes on at position 4 with revision 3, and revision 2');
    expect(await kept()).toEqual([]);
    feed.deliver = (events) => events;
    expect(await chain.follow()).toMatchObject({ position: 5n });
    expect((await verifyChain(chain)).faultCount).toBe(0);
  });

  it('finds the gap also behind what an earlier run has chained', async () => {
    await chainOf().follow();
    await store.append('visit-1', sampleEvents(2), 4n);
    feed.deliver = (events) => events.filter(({ revision }) => revision !== 5n);
    await expect(chainOf().follow()).rejects.toThrow('with revision 6, and revision 5 was not seen');
  });

  it('does not go on over a log that was cut off or changed, at its start and later', async () => {
    const running = chainOf();
    await running.follow();
    feed.alter = (events) => events.slice(0, 4);
    for (const chain of [running, chainOf()]) await expect(chain.follow()).rejects.toThrow(ChainedLogReplaced);
    feed.alter = (events) => tampered(events, { does: 'change', at: 4, field: 'data' });
    await expect(chainOf().follow()).rejects.toThrow(ChainedLogReplaced);
  });

  it('finds what was put in between', async () => {
    const chain = chainOf(2);
    await chain.follow();
    const put = {
      ...(await store.read('visit-1'))[0],
      ...sampleEvent(),
      stream: 'visit-9',
      revision: 0n,
      position: 3n,
    };
    feed.alter = (events) => [
      ...events.slice(0, 2),
      put,
      ...events.slice(2).map((event) => ({ ...event, position: event.position + 1n })),
    ];
    expect((await verifyChain(chain, { noted: await chain.noted() })).faultCount).toBeGreaterThan(0);
  });

  it('is one chain when several follow one log, whoever adds a link', async () => {
    const chains = [chainOf(1), chainOf(1), chainOf(2)];
    await Promise.all(chains.map((chain) => chain.follow()));
    await store.append('visit-2', sampleEvents(3), 'no-stream');
    await Promise.all(chains.map((chain) => chain.follow()));
    const ends = await Promise.all(chains.map((chain) => chain.follow()));
    expect(new Set(ends.map((end) => end?.link)).size).toBe(1);
    expect((await links.links()).map(({ after }) => after).slice(1)).toEqual(
      (await links.links()).map(({ position }) => position).slice(0, -1),
    );
    for (const chain of chains) expect((await verifyChain(chain)).faultCount).toBe(0);
  });

  it('follows by itself until it is stopped, and tells what it could not do', async () => {
    const chain = chainOf();
    const failures: unknown[] = [];
    feed.deliver = (events) => events.filter(({ revision }) => revision !== 2n);
    let stop: () => Promise<void> = () => Promise.resolve();
    await new Promise<void>((resolve) => {
      const failed = (error: unknown): void => {
        failures.push(error);
        resolve();
      };
      stop = chain.start({ failed, everyMs: 60_000 });
    });
    expect(failures).toEqual([expect.any(LogHasGap)]);
    feed.deliver = (events) => events;
    await store.append('visit-1', sampleEvents(1), 4n);
    await stop();
    expect(await chain.end()).toMatchObject({ position: 6n });
    await store.append('visit-1', sampleEvents(1), 5n);
    expect(await chain.end()).toMatchObject({ position: 6n });
  });
});
