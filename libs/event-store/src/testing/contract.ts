import { randomUUID } from 'node:crypto';
import { type EventFeed, type EventStore, type FeedOptions, type FeedPage, type RecordedEvent } from '../ports';
import { newStream, sampleEvent, sampleEvents, sampleMeta } from './sample-events';

/** A store under test; its log may hold other events already. */
export interface StoreUnderTest {
  readonly store: EventStore & EventFeed;
  close(): Promise<void>;
}

const pagesOf = async (feed: EventFeed, after: bigint, options?: FeedOptions): Promise<readonly FeedPage[]> => {
  const pages: FeedPage[] = [];
  for await (const page of feed.after(after, options)) pages.push(page);
  return pages;
};
const eventsOf = async (feed: EventFeed, after: bigint, options?: FeedOptions): Promise<readonly RecordedEvent[]> =>
  (await pagesOf(feed, after, options)).flatMap(({ events }) => events);
const notes = (events: readonly RecordedEvent[]): unknown[] =>
  events.map(({ data }) => (data as { note: unknown }).note);
const ids = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

/** Everything of an event but where it landed; `meta` may be a getter, so it is asked for by name. */
const content = ({ id, type, data, subject, sealed, meta }: RecordedEvent): object => ({
  id,
  type,
  data,
  subject,
  sealed,
  meta,
});

/** Resolves when the listener was called; the test's own time limit is the bound. */
const untilCalled = (feed: EventFeed): { readonly called: Promise<void>; readonly stop: () => void } => {
  let stop = (): void => undefined;
  const called = new Promise<void>((resolve) => {
    stop = feed.onAppended(resolve);
  });
  return { called, stop: () => stop() };
};

/**
 * Declares what every event store must do, whatever it is made of. Each adapter runs all of it against the real thing.
 * @param open makes a store; called once.
 */
export const eventStoreContract = (adapter: string, open: () => Promise<StoreUnderTest>): void => {
  describe(`${adapter} as an event store`, () => {
    let under: StoreUnderTest;
    let store: EventStore & EventFeed;
    let stream: string;
    let start: bigint;
    beforeAll(async () => {
      under = await open();
      store = under.store;
    });
    afterAll(() => under.close());
    beforeEach(async () => {
      stream = newStream();
      start = await store.head();
    });

    /** Appends that must succeed; returns the outcome. */
    const put = async (name: string, count: number, after = -1n) => {
      const outcome = await store.append(name, sampleEvents(count), after < 0n ? 'no-stream' : after);
      if (!outcome.appended) throw new Error(`could not prepare: ${name} stands at ${String(outcome.revision)}`);
      return outcome;
    };

    describe('reading a stream', () => {
      it('finds nothing in a stream that does not exist', async () => {
        expect(await store.read(stream)).toEqual([]);
      });

      it('numbers events from 0 without holes, in the order they were appended', async () => {
        await put(stream, 3);
        await put(stream, 2, 2n);
        const events = await store.read(stream);
        expect(events.map(({ revision }) => revision)).toEqual([0n, 1n, 2n, 3n, 4n]);
        expect(notes(events)).toEqual([0, 1, 2, 0, 1]);
      });

      it('gives revisions and positions as bigint', async () => {
        await put(stream, 1);
        const [event] = await store.read(stream);
        expect(typeof event?.revision).toBe('bigint');
        expect(typeof event?.position).toBe('bigint');
      });

      it('starts after the given revision', async () => {
        await put(stream, 5);
        expect(notes(await store.read(stream, 2n))).toEqual([3, 4]);
      });

      it('finds nothing after the last revision, nor beyond it', async () => {
        await put(stream, 2);
        expect(await store.read(stream, 1n)).toEqual([]);
        expect(await store.read(stream, 99n)).toEqual([]);
      });

      it('names the stream on each event', async () => {
        await put(stream, 2);
        expect((await store.read(stream)).map((event) => event.stream)).toEqual([stream, stream]);
      });

      it('does not mix up streams whose names begin alike', async () => {
        await put(stream, 1);
        await put(`${stream}.1`, 2);
        expect(await store.read(stream)).toHaveLength(1);
        expect(await store.read(`${stream}.1`)).toHaveLength(2);
      });

      it('tells upper from lower case in stream names', async () => {
        await put(`${stream}.a`, 1);
        expect(await store.read(`${stream}.A`)).toEqual([]);
      });

      it('sees an append as soon as it was answered', async () => {
        for (let round = 0; round < 10; round += 1) {
          await put(stream, 1, BigInt(round) - 1n);
          expect(await store.read(stream)).toHaveLength(round + 1);
        }
      });

      it('reads a stream of a thousand events whole and in order', async () => {
        await put(stream, 1_000);
        const events = await store.read(stream);
        expect(notes(events)).toEqual(Array.from({ length: 1_000 }, (_, index) => index));
      });
    });

    describe('appending', () => {
      it('answers with the last revision and its position', async () => {
        const outcome = await put(stream, 3);
        const [, , last] = await store.read(stream);
        expect(outcome).toEqual({ appended: true, revision: 2n, position: last?.position, repeated: false });
      });

      it('takes the exact revision', async () => {
        await put(stream, 2);
        expect(await store.append(stream, [sampleEvent()], 1n)).toMatchObject({ appended: true, revision: 2n });
      });

      it('refuses a new stream that exists, and says where it stands', async () => {
        await put(stream, 2);
        expect(await store.append(stream, [sampleEvent()], 'no-stream')).toEqual({ appended: false, revision: 1n });
      });

      it('refuses a revision that is behind', async () => {
        await put(stream, 3);
        expect(await store.append(stream, [sampleEvent()], 0n)).toEqual({ appended: false, revision: 2n });
      });

      it('refuses a revision that is ahead', async () => {
        await put(stream, 1);
        expect(await store.append(stream, [sampleEvent()], 5n)).toEqual({ appended: false, revision: 0n });
      });

      it('refuses a revision of a stream that does not exist', async () => {
        expect(await store.append(stream, [sampleEvent()], 0n)).toEqual({ appended: false, revision: undefined });
      });

      it('writes nothing when it refuses', async () => {
        await put(stream, 1);
        const head = await store.head();
        await store.append(stream, sampleEvents(3), 'no-stream');
        expect(await store.read(stream)).toHaveLength(1);
        expect(await store.head()).toBe(head);
      });

      it('goes on after a refusal with the revision it named', async () => {
        await put(stream, 2);
        const refused = await store.append(stream, [sampleEvent()], 'no-stream');
        expect(await store.append(stream, [sampleEvent()], refused.revision ?? 'no-stream')).toMatchObject({
          appended: true,
          revision: 2n,
        });
      });

      it('refuses to append nothing', async () => {
        await expect(store.append(stream, [], 'no-stream')).rejects.toThrow(RangeError);
        expect(await store.read(stream)).toEqual([]);
      });

      it('appends all events of one append side by side in the log', async () => {
        await Promise.all(Array.from({ length: 8 }, () => put(newStream(), 5)));
        const events = await eventsOf(store, start);
        const owners = events.map((event) => event.stream);
        const runs = owners.filter((owner, index) => owner !== owners[index - 1]);
        expect(runs).toHaveLength(8);
      });

      it('keeps positions growing within a stream', async () => {
        await put(stream, 3);
        await put(stream, 3, 2n);
        const positions = (await store.read(stream)).map(({ position }) => position);
        expect(positions).toEqual([...positions].sort((a, b) => Number(a - b)));
        expect(new Set(positions).size).toBe(6);
      });
    });

    describe('a repeat of an append', () => {
      it('is answered as the first time, is called a repeat, and writes nothing', async () => {
        const events = sampleEvents(3);
        const first = await store.append(stream, events, 'no-stream');
        expect(await store.append(stream, events, 'no-stream')).toEqual({ ...first, repeated: true });
        expect(await store.read(stream)).toHaveLength(3);
      });

      it('is recognised at a later place of the stream, and when the stream has moved on', async () => {
        await put(stream, 2);
        const events = sampleEvents(2);
        const first = await store.append(stream, events, 1n);
        await put(stream, 2, 3n);
        expect(await store.append(stream, events, 1n)).toEqual({ ...first, repeated: true });
        expect(await store.read(stream)).toHaveLength(6);
      });

      it('is no repeat when only some of the events are the same', async () => {
        const [one, two] = sampleEvents(2) as [never, never];
        await store.append(stream, [one, two], 'no-stream');
        expect(await store.append(stream, [one, sampleEvent()], 'no-stream')).toEqual({
          appended: false,
          revision: 1n,
        });
        expect(await store.append(stream, [sampleEvent(), two], 'no-stream')).toEqual({
          appended: false,
          revision: 1n,
        });
      });

      it('is no repeat when it reaches beyond what landed', async () => {
        const events = sampleEvents(2);
        await store.append(stream, events, 'no-stream');
        const more = [...events, sampleEvent()];
        expect(await store.append(stream, more, 'no-stream')).toEqual({ appended: false, revision: 1n });
        expect(await store.read(stream)).toHaveLength(2);
      });

      it('is recognised by its first events when it is the beginning of what landed', async () => {
        const events = sampleEvents(3);
        await store.append(stream, events, 'no-stream');
        expect(await store.append(stream, events.slice(0, 1), 'no-stream')).toMatchObject({
          appended: true,
          revision: 0n,
        });
      });

      it('is no repeat at another place', async () => {
        const events = sampleEvents(1);
        await put(stream, 1);
        await store.append(stream, events, 0n);
        expect(await store.append(stream, events, 'no-stream')).toEqual({ appended: false, revision: 1n });
      });

      it('lands once when the same append comes many times at once', async () => {
        const events = sampleEvents(2);
        const outcomes = await Promise.all(Array.from({ length: 12 }, () => store.append(stream, events, 'no-stream')));
        expect(new Set(outcomes.map(({ revision }) => revision))).toEqual(new Set([1n]));
        expect(outcomes.filter((outcome) => outcome.appended && outcome.repeated)).toHaveLength(11);
        expect(await store.read(stream)).toHaveLength(2);
      });
    });

    describe('writers at the same time', () => {
      it('lets exactly one of those who saw the same revision win', async () => {
        await put(stream, 1);
        const outcomes = await Promise.all(Array.from({ length: 20 }, () => store.append(stream, [sampleEvent()], 0n)));
        expect(outcomes.filter(({ appended }) => appended)).toHaveLength(1);
        expect(outcomes.filter(({ appended }) => !appended).every(({ revision }) => revision === 1n)).toBe(true);
        expect(await store.read(stream)).toHaveLength(2);
      });

      it('lets exactly one make a new stream', async () => {
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, () => store.append(stream, sampleEvents(2), 'no-stream')),
        );
        expect(outcomes.filter(({ appended }) => appended)).toHaveLength(1);
        expect(await store.read(stream)).toHaveLength(2);
      });

      it('takes 64 at once on as many streams', async () => {
        const streams = Array.from({ length: 64 }, () => newStream());
        const outcomes = await Promise.all(streams.map((name) => store.append(name, sampleEvents(3), 'no-stream')));
        expect(outcomes.every(({ appended }) => appended)).toBe(true);
        const positions = outcomes.map((outcome) => outcome.appended && outcome.position);
        expect(new Set(positions).size).toBe(64);
        for (const name of streams) expect(await store.read(name)).toHaveLength(3);
      });

      it('answers each of many mixed appends for itself', async () => {
        await put(stream, 1);
        const others = Array.from({ length: 10 }, () => newStream());
        const outcomes = await Promise.all([
          ...others.map((name) => store.append(name, [sampleEvent()], 'no-stream')),
          store.append(stream, [sampleEvent()], 7n),
          ...others.map((name) => store.append(`${name}.b`, [sampleEvent()], 0n)),
        ]);
        expect(outcomes.map(({ appended }) => appended)).toEqual([
          ...others.map(() => true),
          false,
          ...others.map(() => false),
        ]);
      });

      it('keeps a chain of appends on one stream whole beside others', async () => {
        const chain = async (name: string): Promise<void> => {
          for (let round = 0; round < 15; round += 1) await put(name, 1, BigInt(round) - 1n);
        };
        const streams = Array.from({ length: 8 }, () => newStream());
        await Promise.all(streams.map(chain));
        for (const name of streams)
          expect((await store.read(name)).map(({ revision }) => Number(revision))).toEqual(
            Array.from({ length: 15 }, (_, index) => index),
          );
      });
    });

    describe('what is stored', () => {
      const roundTrip = async (event: ReturnType<typeof sampleEvent>): Promise<RecordedEvent> => {
        await store.append(stream, [event], 'no-stream');
        const [read] = await store.read(stream);
        const [fed] = await eventsOf(store, start);
        if (read === undefined || fed === undefined) throw new Error('nothing came back');
        expect(content(fed)).toEqual(content(read));
        return read;
      };

      it('is nested data as it was given', async () => {
        const data = { a: 1, b: [true, null, 'x', { c: [] }], d: { e: -0.5, f: '' }, g: {} };
        expect((await roundTrip(sampleEvent({ data }))).data).toEqual(data);
      });

      it('keeps the order of keys', async () => {
        const data = { z: 1, a: 2, m: { y: 1, b: 2 } };
        expect(JSON.stringify((await roundTrip(sampleEvent({ data }))).data)).toBe(JSON.stringify(data));
      });

      it('is text in every script, with quotes, backslashes and line ends', async () => {
        const data = { name: 'Zoë Ó Néill 李 עברית 👩‍👧‍👦', hard: '"\\/\b\f\n\r\t\u2028\u2029$1 %s \'' };
        expect((await roundTrip(sampleEvent({ data }))).data).toEqual(data);
      });

      it.each([
        ['a NUL character', 'a\u0000b'],
        ['half of a surrogate pair', '\ud83d and \udc67'],
        ['what only looks like an escape', '\\u0000 \\\\ud83d'],
      ])('is %s, alone and beside others', async (_, text) => {
        const meta = sampleMeta({ purpose: text });
        const alone = await roundTrip(sampleEvent({ data: { text }, meta }));
        expect([alone.data, alone.meta]).toEqual([{ text }, meta]);
        const beside = newStream();
        await store.append(beside, [sampleEvent(), sampleEvent({ data: { text }, meta })], 'no-stream');
        const [, second] = await store.read(beside);
        expect([second?.data, second?.meta]).toEqual([{ text }, meta]);
      });

      it('is every field of the metadata', async () => {
        const meta = sampleMeta({ locality: null, purpose: 'sharing without consent: “risk”' });
        expect((await roundTrip(sampleEvent({ meta }))).meta).toEqual(meta);
      });

      it('is the sealed part with its subject', async () => {
        const subject = `child-${randomUUID()}`;
        const sealed = Buffer.from('öffne mich nicht').toString('base64');
        const read = await roundTrip(sampleEvent({ subject, sealed }));
        expect([read.subject, read.sealed]).toEqual([subject, sealed]);
      });

      it('is no subject and no sealed part when there is none', async () => {
        const read = await roundTrip(sampleEvent());
        expect([read.subject, read.sealed]).toEqual([undefined, undefined]);
      });

      it('keeps sealed and open events of one append apart', async () => {
        const subject = `child-${randomUUID()}`;
        await store.append(stream, [sampleEvent(), sampleEvent({ subject, sealed: 's' }), sampleEvent()], 'no-stream');
        expect((await store.read(stream)).map(({ sealed }) => sealed)).toEqual([undefined, 's', undefined]);
      });

      it('is a payload of two megabytes', async () => {
        const data = { text: 'ü'.repeat(1_000_000) };
        const small = newStream();
        const [, outcome] = await Promise.all([
          store.append(stream, [sampleEvent({ data })], 'no-stream'),
          store.append(small, [sampleEvent()], 'no-stream'),
        ]);
        expect(outcome.appended).toBe(true);
        expect((await store.read(stream))[0]?.data).toEqual(data);
      });

      it('is what was given, also when the caller changes its object later', async () => {
        const data = { note: 'before' };
        await store.append(stream, [sampleEvent({ data })], 'no-stream');
        data.note = 'after';
        expect((await store.read(stream))[0]?.data).toEqual({ note: 'before' });
      });
    });

    describe('the feed', () => {
      it('has no page when nothing came after the position', async () => {
        expect(await pagesOf(store, start)).toEqual([]);
        expect(await pagesOf(store, start, { prefixes: ['sample.'] })).toEqual([]);
      });

      it('has no page beyond the head', async () => {
        expect(await pagesOf(store, (await store.head()) + 1_000n)).toEqual([]);
        expect(await pagesOf(store, (await store.head()) + 1_000n, { prefixes: ['sample.'] })).toEqual([]);
      });

      it('has every event once, in the order of positions', async () => {
        const streams = Array.from({ length: 20 }, () => newStream());
        await Promise.all(streams.map((name) => put(name, 4)));
        const events = await eventsOf(store, start);
        expect(events).toHaveLength(80);
        expect(new Set(ids(events)).size).toBe(80);
        const positions = events.map(({ position }) => position);
        expect(positions).toEqual([...positions].sort((a, b) => Number(a - b)));
      });

      it('has the events of each stream in their order', async () => {
        await Promise.all(
          Array.from({ length: 6 }, async () => {
            const name = newStream();
            for (let round = 0; round < 10; round += 1) await put(name, 2, BigInt(round * 2) - 1n);
          }),
        );
        const next = new Map<string, bigint>();
        for (const event of await eventsOf(store, start)) {
          expect(event.revision).toBe(next.get(event.stream) ?? 0n);
          next.set(event.stream, event.revision + 1n);
        }
        expect(next.size).toBe(6);
      });

      it('has the very events that the streams have', async () => {
        await put(stream, 3);
        const fed = await eventsOf(store, start);
        const read = await store.read(stream);
        expect(fed.map(content)).toEqual(read.map(content));
        expect(fed.map(({ position, revision }) => [position, revision])).toEqual(
          read.map(({ position, revision }) => [position, revision]),
        );
      });

      it('goes on after a position, without the event at it', async () => {
        await put(stream, 5);
        const all = await eventsOf(store, start);
        const third = all[2] as RecordedEvent;
        expect(ids(await eventsOf(store, third.position))).toEqual(ids(all.slice(3)));
      });

      it('comes in pages no larger than asked, and loses nothing between them', async () => {
        await put(stream, 10);
        const pages = await pagesOf(store, start, { pageSize: 3 });
        expect(pages.every(({ events }) => events.length <= 3)).toBe(true);
        expect(notes(pages.flatMap(({ events }) => events))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      });

      it('says after each page how far the log was read, so that one can go on from any of them', async () => {
        await put(stream, 7);
        for (const { events, upTo } of await pagesOf(store, start, { pageSize: 2 })) {
          expect(upTo).toBe(events.at(-1)?.position);
          expect(notes(await eventsOf(store, upTo))).toEqual(notes(await store.read(stream, events.at(-1)?.revision)));
        }
      });

      it('ends when a page is exactly full', async () => {
        await put(stream, 4);
        expect(await eventsOf(store, start, { pageSize: 4 })).toHaveLength(4);
        expect(await eventsOf(store, start, { pageSize: 2, prefixes: ['sample.'] })).toHaveLength(4);
      });

      it('has only the wanted stored names', async () => {
        await store.append(
          stream,
          ['caf.opened.v1', 'cafe.opened.v1', 'consent.given.v2', 'caf.closed.v1'].map((type) => sampleEvent({ type })),
          'no-stream',
        );
        const types = async (...prefixes: string[]): Promise<string[]> =>
          (await eventsOf(store, start, { prefixes })).map(({ type }) => type);
        expect(await types('caf.')).toEqual(['caf.opened.v1', 'caf.closed.v1']);
        expect(await types('consent.', 'cafe.')).toEqual(['cafe.opened.v1', 'consent.given.v2']);
        expect(await types('referral.')).toEqual([]);
        expect(await types()).toHaveLength(4);
      });

      it('takes prefixes literally, as no pattern', async () => {
        await store.append(stream, [sampleEvent({ type: 'a_b.c.v1' }), sampleEvent({ type: 'axb.c.v1' })], 'no-stream');
        expect((await eventsOf(store, start, { prefixes: ['a_b.'] })).map(({ type }) => type)).toEqual(['a_b.c.v1']);
        expect(await eventsOf(store, start, { prefixes: ['%'] })).toEqual([]);
      });

      it('advances over events that nobody wanted', async () => {
        await put(stream, 5);
        const pages = await pagesOf(store, start, { prefixes: ['nobody.'] });
        expect(pages.flatMap(({ events }) => events)).toEqual([]);
        expect(pages.at(-1)?.upTo).toBe(await store.head());
      });

      it('advances to the head behind the last wanted event', async () => {
        await store.append(stream, [sampleEvent({ type: 'wanted.it.v1' }), ...sampleEvents(3)], 'no-stream');
        const pages = await pagesOf(store, start, { prefixes: ['wanted.'] });
        expect(pages.flatMap(({ events }) => events)).toHaveLength(1);
        expect(pages.at(-1)?.upTo).toBe(await store.head());
      });

      it('finds every wanted event over many pages', async () => {
        const types = Array.from({ length: 40 }, (_, index) => (index % 7 === 0 ? 'rare.it.v1' : 'usual.it.v1'));
        await store.append(
          stream,
          types.map((type, note) => sampleEvent({ type, data: { note } })),
          'no-stream',
        );
        const rare = await eventsOf(store, start, { prefixes: ['rare.'], pageSize: 2 });
        expect(notes(rare)).toEqual([0, 7, 14, 21, 28, 35]);
      });

      it('sees what is appended while it is read, when asked again', async () => {
        await put(stream, 4);
        let upTo = start;
        let seen = 0;
        for await (const page of store.after(start, { pageSize: 2 })) {
          if (seen === 0) await put(newStream(), 2);
          seen += page.events.length;
          upTo = page.upTo;
        }
        seen += (await eventsOf(store, upTo)).length;
        expect(seen).toBe(6);
      });

      it('can be left early and read again', async () => {
        await put(stream, 6);
        for await (const page of store.after(start, { pageSize: 2 })) {
          expect(page.events).toHaveLength(2);
          break;
        }
        expect(await eventsOf(store, start)).toHaveLength(6);
      });

      it('knows its head', async () => {
        const outcome = await put(stream, 3);
        expect(await store.head()).toBe(outcome.position);
        expect(await store.head()).toBeGreaterThan(start);
      });
    });

    describe('the signal', () => {
      it('comes after an append, which can then be read', async () => {
        const { called, stop } = untilCalled(store);
        await put(stream, 1);
        await called;
        stop();
        expect(await eventsOf(store, start)).toHaveLength(1);
      });

      it('comes to every listener', async () => {
        const all = [untilCalled(store), untilCalled(store), untilCalled(store)];
        await put(stream, 1);
        await Promise.all(all.map(({ called }) => called));
        for (const { stop } of all) stop();
      });

      it('comes no more to who has stopped listening', async () => {
        let calls = 0;
        const stop = store.onAppended(() => {
          calls += 1;
        });
        stop();
        stop();
        const { called, stop: stopOther } = untilCalled(store);
        const before = calls;
        await put(stream, 1);
        await called;
        stopOther();
        expect(calls).toBe(before);
      });
    });
  });
};
