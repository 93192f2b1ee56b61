import { Aggregates, type EventStore, InMemoryEventStore, type RecordedEvent } from '@app/event-store';
import { PlainSealer, sampleMeta } from '@app/event-store/testing';
import { ReadModelBehind } from '@app/feeds';
import { whenDayBeginsThenProposeDestruction } from './when-day-begins-then-propose-destruction';

const children = ['ada', 'ben', 'cara'] as const;
const registered = {
  ...{ ref: 'CH-000001', registeredOn: '2003-03-01', status: 'born', birthMonth: '2001-05', sex: 'female' },
  ...{ place: 'BAN', placeFrom: '2003-03-01', localityBasis: 'school', twinOf: null },
};
/** On the register and nothing more: kept until six years after the eighteenth birthday. */
const [dueOn, dayBefore, dayAfter] = ['2025-06-01', '2025-05-31', '2025-06-02'];

/** A log that breaks down when this stream is to be written, as though the process were killed there. */
const killedAt = (store: InMemoryEventStore, stream: string): EventStore => ({
  read: (name, after) => store.read(name, after),
  append: (name, events, expected) =>
    name === stream ? Promise.reject(new Error('killed')) : store.append(name, events, expected),
});

describe('The nightly list of what need not be kept any more', () => {
  let store: InMemoryEventStore;

  const tell = async (stream: string, type: string, data: object): Promise<RecordedEvent> => {
    const past = await store.read(stream);
    const id = `${stream} ${past.length}`;
    await store.append(stream, [{ id, type, data, meta: sampleMeta() }], past.at(-1)?.revision ?? 'no-stream');
    return (await store.read(stream)).at(-1) as RecordedEvent;
  };
  const begins = (day: string): Promise<RecordedEvent> => tell('days-county', 'reminders.day-began.v1', { day });
  /** A process that remembers nothing hears that a day began. */
  const hear = (event: RecordedEvent, { on = dueOn, log = store, behind = false }: Hearing = {}): Promise<void> => {
    const database = { query: <Rows>() => Promise.resolve(candidates as Rows) };
    const late = { refused: 'read-model-behind', why: 'later' } as const;
    const tools: Parameters<typeof whenDayBeginsThenProposeDestruction>[0] = {
      aggregates: new Aggregates(log, new PlainSealer()),
      clock: () => new Date(`${on}T00:01:00Z`),
      database: database,
      positions: { reached: () => Promise.resolve(behind ? late : undefined) },
    };
    return whenDayBeginsThenProposeDestruction(tools).react(event);
  };
  interface Hearing {
    readonly on?: string;
    readonly log?: EventStore;
    readonly behind?: boolean;
  }
  const candidates = children.map((child_id) => ({ child_id, last_on: '2003-03-01' }));
  const proposed = (): Promise<readonly number[]> =>
    Promise.all(children.map(async (child) => (await store.read(`retention-${child}`)).length));

  beforeEach(async () => {
    store = new InMemoryEventStore();
    for (const child of children) await tell(`child-${child}`, 'children.child-registered.v1', registered);
  });

  it('proposes on the day on which a record is due, and not before', async () => {
    await hear(await begins(dayBefore), { on: dayBefore });
    expect(await proposed()).toEqual([0, 0, 0]);
    await hear(await begins(dueOn));
    expect(await proposed()).toEqual([1, 1, 1]);
    const [first] = await store.read('retention-ada');
    expect(first).toMatchObject({
      type: 'retention.destruction-proposed.v1',
      data: { recordClass: 'register-entry', dueOn, on: dueOn },
      meta: { actor: { role: 'system' } },
    });
  });

  it.each(children)('that breaks off at %s proposes each once when it is delivered again', async (child) => {
    const day = await begins(dueOn);
    await expect(hear(day, { log: killedAt(store, `retention-${child}`) })).rejects.toThrow('killed');
    await hear(day);
    await hear(day);
    expect(await proposed()).toEqual([1, 1, 1]);
  });

  it('proposes nothing again that waits for a decision from the day before', async () => {
    await hear(await begins(dueOn));
    await hear(await begins(dayAfter), { on: dayAfter });
    expect(await proposed()).toEqual([1, 1, 1]);
  });

  it('leaves out a day that has passed: the list of today holds what was due on it', async () => {
    const missed = await begins(dueOn);
    await hear(missed, { on: dayAfter });
    expect(await proposed()).toEqual([0, 0, 0]);
    await hear(await begins(dayAfter), { on: dayAfter });
    expect(await proposed()).toEqual([1, 1, 1]);
  });

  it('waits for the read model, and is tried again when that is behind', async () => {
    await expect(hear(await begins(dueOn), { behind: true })).rejects.toThrow(ReadModelBehind);
    expect(await proposed()).toEqual([0, 0, 0]);
  });

  it('proposes nothing while a hold stands on all records', async () => {
    const holdId = '5d4c3b2a-1f0e-4d9c-8b7a-6f5e4d3c2b1a';
    const stream = 'legalHold-5b0f1c9e-6a0d-4f7e-9a53-2d1c0e4b7a60';
    await tell(stream, 'retention.all-records-held.v1', { holdId, reason: 'public-inquiry', on: dayBefore });
    await hear(await begins(dueOn));
    expect(await proposed()).toEqual([0, 0, 0]);
  });
});
