import { randomUUID } from 'node:crypto';
import { type DomainEvent, refuse, type Refusal } from '@app/kernel';
import { type Aggregate, Aggregates, type Envelope, UnknownEvent } from './aggregates';
import { codecOf } from './codec';
import { InMemoryEventStore } from './in-memory/in-memory.event-store';
import {
  type AppendOutcome,
  type EventStore,
  type Expected,
  type NewEvent,
  type RecordedEvent,
  StoreUnavailable,
} from './ports';
import { PlainSealer } from './testing/plain-sealer';
import { sampleEvent } from './testing/sample-events';

/** A list for an outing with so many places: small, and with every kind of answer. */
type Joined = DomainEvent<'Joined', { readonly places: number; readonly ticket: string }, { readonly name: string }>;
type Closed = DomainEvent<'Closed', { readonly left: number }, undefined>;
type Join = { readonly join: number; readonly ticket: string };
type Command = Join | 'close';
type Full = Refusal<'outing-full' | 'outing-closed'>;
interface Outing {
  readonly taken: number;
  readonly closed: boolean;
  readonly tickets: readonly string[];
}
const PLACES = 10;
const outing: Aggregate<Command, Joined | Closed, Outing, Full> = {
  category: 'outing',
  codec: codecOf<Joined | Closed>({
    Joined: { stored: 'outing.joined.v1', subject: (_, id) => `outing-${id}` },
    Closed: { stored: 'outing.closed.v1', confidential: true },
  }),
  decider: {
    initial: { taken: 0, closed: false, tickets: [] },
    evolve: (state, fact) =>
      fact.type === 'Joined'
        ? {
            ...state,
            taken: state.taken + fact.data.places,
            tickets: [...state.tickets, fact.data.ticket],
          }
        : { ...state, closed: true },
    decide: (command, { taken, closed }) => {
      if (command === 'close') return closed ? [] : [{ type: 'Closed', data: { left: PLACES - taken } }];
      if (closed) return refuse('outing-closed', 'the list is closed');
      if (taken + command.join > PLACES) return refuse('outing-full', 'there are not so many places left');
      const { ticket } = command;
      return Array.from({ length: command.join }, () => ({
        type: 'Joined' as const,
        data: { places: 1, ticket },
        personal: { name: 'somebody' },
      }));
    },
  },
};

const automation = { practitionerId: randomUUID(), role: 'system', agencyId: randomUUID() };
const join = (places: number, ticket = 't'): Join => ({ join: places, ticket });
const sent = (command: Command, over: Partial<Envelope<Command>> = {}): Envelope<Command> => ({
  command,
  commandId: randomUUID(),
  commandDigest: JSON.stringify(command),
  actor: { practitionerId: randomUUID(), role: 'coordinator', agencyId: randomUUID() },
  at: '2007-05-04T09:30:00.000Z',
  correlationId: randomUUID(),
  causationId: randomUUID(),
  purpose: 'direct-care',
  locality: null,
  ...over,
});

/** A store that counts what it is asked, and can be made to interfere before or after an append. */
class Watched implements EventStore {
  reads = 0;
  appends = 0;
  before: (stream: string) => Promise<unknown> = () => Promise.resolve();
  loseAnswer = false;

  constructor(readonly inner = new InMemoryEventStore()) {}

  read(stream: string, after?: bigint): Promise<readonly RecordedEvent[]> {
    this.reads += 1;
    return this.inner.read(stream, after);
  }

  async append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendOutcome> {
    this.appends += 1;
    await this.before(stream);
    const outcome = await this.inner.append(stream, events, expected);
    if (!this.loseAnswer) return outcome;
    this.loseAnswer = false;
    throw new StoreUnavailable();
  }
}

describe('Handling a command', () => {
  let store: Watched;
  let sealer: PlainSealer;
  let here: Aggregates;
  /** Another process over the same log. */
  let there: Aggregates;
  beforeEach(() => {
    store = new Watched();
    sealer = new PlainSealer();
    here = new Aggregates(store, sealer);
    there = new Aggregates(store.inner, sealer);
  });
  const stored = (): Promise<readonly RecordedEvent[]> => store.inner.read('outing-1');

  describe('that is honoured', () => {
    it('appends what was decided and answers where the stream stands', async () => {
      expect(await here.handle(outing, '1', sent(join(2)))).toMatchObject({
        revision: 1n,
        position: 2n,
        repeated: false,
      });
      expect((await stored()).map(({ type }) => type)).toEqual(['outing.joined.v1', 'outing.joined.v1']);
    });

    it('records who, when, why and for which request', async () => {
      const envelope = sent(join(1), { locality: 'L01' });
      await here.handle(outing, '1', envelope);
      const { commandId, actor, at, correlationId, causationId, purpose, locality } = envelope;
      const commandDigest = await sealer.digest(['outing-1'], envelope.commandDigest);
      expect((await stored())[0]?.meta).toEqual({
        commandId,
        commandDigest,
        actor,
        recordedAt: at,
        correlationId,
        causationId,
        purpose,
        locality,
      });
    });

    it('seals the personal part for its subject and leaves nothing of it open', async () => {
      await here.handle(outing, '1', sent(join(1)));
      const [event] = await stored();
      expect(event?.subject).toBe('outing-1');
      expect(JSON.stringify(event?.data)).not.toMatch(/somebody/);
      const [personal] = await sealer.open([
        { subject: 'outing-1', eventId: event?.id ?? '', type: 'outing.joined.v1', sealed: event?.sealed ?? '' },
      ]);
      expect(personal).toEqual({ name: 'somebody' });
    });

    it('reads a stream once and then only appends', async () => {
      for (let round = 0; round < 5; round += 1) await here.handle(outing, '1', sent(join(1)));
      expect([store.reads, store.appends]).toEqual([1, 5]);
    });

    it('writes nothing when an automation finds nothing to be done, and says so', async () => {
      const closed = await here.handle(outing, '1', sent('close'));
      expect(await here.handle(outing, '1', sent('close', { actor: automation }))).toEqual({
        ...closed,
        repeated: true,
        facts: [],
      });
      expect(await stored()).toHaveLength(1);
    });

    it('is never answered as done for a person when nothing was decided', async () => {
      await here.handle(outing, '1', sent('close'));
      await expect(here.handle(outing, '1', sent('close'))).rejects.toThrow('decided nothing');
      expect(await stored()).toHaveLength(1);
    });
  });

  describe('that comes again', () => {
    it('is answered as the first time, also after others', async () => {
      const envelope = sent(join(2));
      const first = await here.handle(outing, '1', envelope);
      await here.handle(outing, '1', sent('close'));
      expect(await here.handle(outing, '1', envelope)).toEqual({ ...first, repeated: true });
      expect(await stored()).toHaveLength(3);
    });

    it('is answered with what was recorded the first time, in every process and under the key of the first time alone', async () => {
      const envelope = sent(join(2));
      const first = await here.handle(outing, '1', envelope);
      const others = await there.handle(outing, '1', sent(join(1)));
      const facts = (await stored()).slice(0, 2).map(({ type, data }) => outing.codec.decode({ type, data }));
      expect(facts).toHaveLength(2);
      expect(first).toMatchObject({ facts });
      expect(others).toMatchObject({ facts: [{ type: 'Joined' }] });
      expect(await here.handle(outing, '1', envelope)).toMatchObject({ repeated: true, facts });
      expect(await there.handle(outing, '1', envelope)).toMatchObject({ repeated: true, facts });
    });

    it('is recognised by a process that has just started', async () => {
      const envelope = sent(join(2));
      const first = await here.handle(outing, '1', envelope);
      expect(await there.handle(outing, '1', envelope)).toEqual({ ...first, repeated: true });
    });

    it('is recognised by a process whose fold is older', async () => {
      await there.handle(outing, '1', sent(join(1)));
      await here.handle(outing, '1', sent(join(1)));
      const envelope = sent(join(2));
      const first = await here.handle(outing, '1', envelope);
      expect(await there.handle(outing, '1', envelope)).toEqual({ ...first, repeated: true });
      expect(await stored()).toHaveLength(4);
    });

    it('is refused when the same key comes with another request, in every process', async () => {
      const envelope = sent(join(1));
      await there.handle(outing, '1', sent(join(1)));
      await here.handle(outing, '1', envelope);
      const other = { ...envelope, command: join(2), commandDigest: 'other' };
      expect(await here.handle(outing, '1', other)).toMatchObject({ refused: 'key-reused' });
      expect(await there.handle(outing, '1', other)).toMatchObject({ refused: 'key-reused' });
      expect(await stored()).toHaveLength(2);
    });

    it('lands once when it comes several times at once', async () => {
      const envelope = sent(join(1));
      const outcomes = await Promise.all([1, 2, 3].map(() => here.handle(outing, '1', envelope)));
      expect(outcomes.map((outcome) => 'repeated' in outcome && outcome.repeated)).toEqual([false, true, true]);
      expect(await stored()).toHaveLength(1);
    });

    it('lands once when the answer of the store was lost, and folds what was written the first time', async () => {
      const envelope = sent(join(1, 'first'));
      store.loseAnswer = true;
      await expect(here.handle(outing, '1', envelope)).rejects.toThrow(StoreUnavailable);
      const again = await here.handle(outing, '1', { ...envelope, command: join(1, 'second') });
      expect(again).toMatchObject({ revision: 0n, position: 1n, repeated: true });
      expect((await here.fold(outing, '1')).state.tickets).toEqual(['first']);
    });
  });

  describe('with a revision that the caller looked at', () => {
    it('is honoured when that is the last', async () => {
      await here.handle(outing, '1', sent(join(1)));
      expect(await here.handle(outing, '1', sent(join(1), { ifRevisions: [0n] }))).toMatchObject({ revision: 1n });
    });

    it('is stale for a revision that the stream never had, however large', async () => {
      await here.handle(outing, '1', sent(join(1)));
      const refused = await here.handle(outing, '1', sent(join(1), { ifRevisions: [999_999_999_999_999_999n] }));
      expect(refused).toEqual({ refused: 'stale', why: expect.any(String) as string });
    });

    it('is stale when none of several is the last, and goes on with one that is', async () => {
      await here.handle(outing, '1', sent(join(1)));
      expect(await here.handle(outing, '1', sent(join(1), { ifRevisions: [] }))).toMatchObject({ refused: 'stale' });
      expect(await here.handle(outing, '1', sent(join(1), { ifRevisions: [7n, 0n] }))).toMatchObject({ revision: 1n });
    });

    it('says what others did meanwhile: kind, day and revision, but not of what must stay among those who read it', async () => {
      await here.handle(outing, '1', sent(join(1)));
      await there.handle(outing, '1', sent(join(1), { at: '2007-05-04T23:30:00.000Z' }));
      await there.handle(outing, '1', sent('close'));
      expect(await here.handle(outing, '1', sent(join(1), { ifRevisions: [0n] }))).toMatchObject({
        refused: 'stale',
        meanwhile: [{ kind: 'joined', recordedOn: '2007-05-05', revision: '1' }],
      });
    });

    it('is stale when there is a newer one, known here or not', async () => {
      await here.handle(outing, '1', sent(join(1)));
      await there.handle(outing, '1', sent(join(1)));
      expect(await there.handle(outing, '1', sent(join(1), { ifRevisions: [0n] }))).toMatchObject({ refused: 'stale' });
      expect(await here.handle(outing, '1', sent(join(1), { ifRevisions: [0n] }))).toMatchObject({ refused: 'stale' });
      expect(await stored()).toHaveLength(2);
    });

    it('is honoured when the fold here is older than what the caller saw', async () => {
      await here.handle(outing, '1', sent(join(1)));
      await there.handle(outing, '1', sent(join(1)));
      expect(await here.handle(outing, '1', sent(join(1), { ifRevisions: [1n] }))).toMatchObject({ revision: 2n });
    });

    it('is still recognised as a repeat', async () => {
      const envelope = sent(join(1), { ifRevisions: [-1n] });
      const first = await here.handle(outing, '1', envelope);
      expect(await here.handle(outing, '1', envelope)).toEqual({ ...first, repeated: true });
    });
  });

  describe('beside other processes', () => {
    it('is decided again on what they wrote', async () => {
      await here.handle(outing, '1', sent(join(1)));
      await there.handle(outing, '1', sent(join(3)));
      await here.handle(outing, '1', sent('close'));
      expect((await stored()).at(-1)?.data).toEqual({ left: 6 });
    });

    it('is refused on what they wrote', async () => {
      await here.handle(outing, '1', sent(join(1)));
      await there.handle(outing, '1', sent(join(9)));
      expect(await here.handle(outing, '1', sent(join(1)))).toMatchObject({ refused: 'outing-full' });
    });

    it('is never refused on a fold that is behind', async () => {
      // Closed as far as this process knows; another has opened it again.
      const reopening = { ...outing, decider: { ...outing.decider, evolve: reopen } };
      await here.handle(reopening, '1', sent('close'));
      await store.inner.append('outing-1', [joinedAgain()], 0n);
      expect(await here.handle(reopening, '1', sent(join(1)))).toMatchObject({ revision: 2n, repeated: false });
    });

    it('is given up after some tries when they are always first', async () => {
      store.before = async () => {
        await there.handle(outing, '1', sent('close', { actor: automation }));
        await store.inner.append('outing-1', [joinedAgain()], BigInt((await stored()).length - 1));
      };
      const reopening = { ...outing, decider: { ...outing.decider, evolve: reopen } };
      expect(await here.handle(reopening, '1', sent(join(1)))).toMatchObject({ refused: 'contended' });
    });
  });

  describe('for somebody who was erased', () => {
    it('is refused when it has something personal to record', async () => {
      await here.handle(outing, '1', sent(join(1)));
      sealer.erase('outing-1');
      expect(await here.handle(outing, '1', sent(join(1)))).toMatchObject({ refused: 'record-erased' });
      expect(await stored()).toHaveLength(1);
    });

    it('is honoured when it has not', async () => {
      sealer.erase('outing-1');
      expect(await here.handle(outing, '1', sent('close'))).toMatchObject({ revision: 0n });
    });

    it('is no longer compared with the first time: what would tell the two apart died with the key', async () => {
      const envelope = sent(join(1));
      await there.handle(outing, '1', sent(join(1)));
      await here.handle(outing, '1', envelope);
      sealer.erase('outing-1');
      for (const process of [here, there])
        expect(await process.handle(outing, '1', envelope)).toMatchObject({ refused: 'record-erased' });
    });
  });

  describe('on a hot stream', () => {
    it('waits its turn: no conflict, no lost place, one read', async () => {
      const outcomes = await Promise.all(Array.from({ length: 40 }, () => here.handle(outing, '1', sent(join(1)))));
      expect(outcomes.filter((outcome) => 'revision' in outcome)).toHaveLength(PLACES);
      expect(await stored()).toHaveLength(PLACES);
      expect(store.appends).toBe(PLACES);
    });

    it('is decided in the order in which the commands came', async () => {
      await Promise.all(['a', 'b', 'c', 'd'].map((ticket) => here.handle(outing, '1', sent(join(1, ticket)))));
      expect((await here.fold(outing, '1')).state.tickets).toEqual(['a', 'b', 'c', 'd']);
    });

    it('never gives away more places than there are, from two processes', async () => {
      const all = Array.from({ length: 30 }, (_, index) =>
        (index % 2 ? here : there).handle(outing, '1', sent(join(1))),
      );
      const won = (await Promise.all(all)).filter((outcome) => 'revision' in outcome);
      expect(won).toHaveLength(PLACES);
      expect(await stored()).toHaveLength(PLACES);
    });
  });

  it('does not decide on a stream that it cannot read', async () => {
    await store.inner.append('outing-1', [sampleEvent({ type: 'outing.moved.v1' })], 'no-stream');
    await expect(here.handle(outing, '1', sent(join(1)))).rejects.toThrow(UnknownEvent);
    expect(await stored()).toHaveLength(1);
  });

  it('keeps no more streams than it was told to', async () => {
    const small = new Aggregates(store, sealer, { cachedStreams: 1 });
    await small.handle(outing, '1', sent(join(1)));
    await small.handle(outing, '2', sent(join(1)));
    await small.handle(outing, '1', sent(join(1)));
    expect(store.reads).toBe(3);
  });
});

describe('Looking at the state of another stream', () => {
  it('sees what another process has just written', async () => {
    const store = new InMemoryEventStore();
    const [here, there] = [new Aggregates(store, new PlainSealer()), new Aggregates(store, new PlainSealer())];
    expect(await here.fold(outing, '1')).toMatchObject({ revision: -1n, state: { taken: 0 } });
    await there.handle(outing, '1', sent(join(2)));
    expect(await here.fold(outing, '1')).toMatchObject({ revision: 1n, state: { taken: 2 } });
  });

  it('is the same after everything was forgotten', async () => {
    const store = new InMemoryEventStore();
    const aggregates = new Aggregates(store, new PlainSealer());
    await aggregates.handle(outing, '1', sent(join(2)));
    const before = await aggregates.fold(outing, '1');
    aggregates.forget();
    expect(await aggregates.fold(outing, '1')).toMatchObject({ state: before.state, revision: before.revision });
  });
});

describe('Looking at what was last seen of a stream', () => {
  it('reads a stream that this process has not seen, and asks the log no more after that', async () => {
    const store = new InMemoryEventStore();
    const [here, there] = [new Aggregates(store, new PlainSealer()), new Aggregates(store, new PlainSealer())];
    await there.handle(outing, '1', sent(join(2)));
    const read = jest.spyOn(store, 'read');
    expect(await here.lastSeen(outing, '1')).toMatchObject({ taken: 2 });
    await there.handle(outing, '1', sent(join(1)));
    read.mockClear();
    expect(await here.lastSeen(outing, '1')).toMatchObject({ taken: 2 });
    expect(read).not.toHaveBeenCalled();
  });

  it('keeps looking for a stream that is not there yet', async () => {
    const store = new InMemoryEventStore();
    const [here, there] = [new Aggregates(store, new PlainSealer()), new Aggregates(store, new PlainSealer())];
    expect(await here.lastSeen(outing, '1')).toMatchObject({ taken: 0 });
    await there.handle(outing, '1', sent(join(2)));
    expect(await here.lastSeen(outing, '1')).toMatchObject({ taken: 2 });
  });
});

describe('Looking at a stream as it was a moment ago', () => {
  let now = 0;
  beforeEach(() => {
    now = 1;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());
  const processes = () => {
    const store = new InMemoryEventStore();
    const [here, there] = [new Aggregates(store, new PlainSealer()), new Aggregates(store, new PlainSealer())];
    return { here, there, read: jest.spyOn(store, 'read') };
  };

  it.each([0, 2])('asks the log once for a stream of %i events, until the time is over', async (places) => {
    const { here, there, read } = processes();
    if (places > 0) await there.handle(outing, '1', sent(join(places)));
    read.mockClear();
    for (let n = 0; n < 3; n += 1) expect(await here.foldWithin(outing, '1', 5_000)).toMatchObject({ taken: places });
    expect(read).toHaveBeenCalledTimes(1);
    await there.handle(outing, '1', sent(join(1)));
    expect(await here.foldWithin(outing, '1', 5_000)).toMatchObject({ taken: places });
    now += 5_000;
    expect(await here.foldWithin(outing, '1', 5_000)).toMatchObject({ taken: places + 1 });
  });

  it('shows at once what this process writes to a stream that was not there', async () => {
    const { here } = processes();
    expect(await here.foldWithin(outing, '1', 5_000)).toMatchObject({ taken: 0 });
    expect(await here.handle(outing, '1', sent(join(2)))).toMatchObject({ repeated: false });
    expect(await here.foldWithin(outing, '1', 5_000)).toMatchObject({ taken: 2 });
  });

  it('decides by what another process wrote meanwhile to a stream that was not there', async () => {
    const { here, there } = processes();
    await here.foldWithin(outing, '1', 5_000);
    await there.handle(outing, '1', sent(join(PLACES)));
    expect(await here.handle(outing, '1', sent(join(1)))).toMatchObject({ refused: 'outing-full' });
    expect(await here.lastSeen(outing, '2')).toMatchObject({ taken: 0 });
    await here.foldWithin(outing, '3', 5_000);
    await there.handle(outing, '3', sent(join(1)));
    expect(await here.lastSeen(outing, '3')).toMatchObject({ taken: 1 });
  });
});

/** As above, but joining opens a closed list again. */
const reopen = (state: Outing, fact: Parameters<typeof outing.decider.evolve>[1]): Outing => ({
  ...outing.decider.evolve(state, fact),
  closed: fact.type === 'Closed',
});
const joinedAgain = (): NewEvent =>
  sampleEvent({ type: 'outing.joined.v1', data: { places: 0, ticket: 'by another version' } });
