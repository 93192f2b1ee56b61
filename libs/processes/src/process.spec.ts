import { Aggregates, codecOf, InMemoryEventStore, type Outcome, type RecordedEvent } from '@app/event-store';
import { PlainSealer } from '@app/event-store/testing';
import { type Decider, type DomainEvent, type Refusal, refuse } from '@app/kernel';
import { causedEnvelope } from '@app/feeds';
import { automationOf, type Process, type TakeStep } from './process';
import { followUpAggregate } from './processes.codec';

/** Nothing here is personal, so there is nothing to seal. */
const clock = () => new Date('2007-06-01T09:00:00Z');

/** A room with one rule, to have effects that can be counted: a bell rings as often as it is told to, with each telling an event. */
type Rung = DomainEvent<'Rung', { readonly times: number }>;
type Ring = { readonly type: 'Ring' };
const bell: Decider<Ring, Rung, number, Refusal<'bell-broken'>> = {
  initial: 0,
  evolve: (times) => times + 1,
  decide: (_, times) =>
    times < 9 ? [{ type: 'Rung', data: { times: times + 1 } }] : refuse('bell-broken', 'it rang too often'),
};
const bells = { category: 'bell', decider: bell, codec: codecOf<Rung>({ Rung: { stored: 'bells.rung.v1' } }) };

const set = async () => {
  const store = new InMemoryEventStore();
  const aggregates = new Aggregates(store, new PlainSealer());
  const first = { id: '0f4c3f4e-95a3-5a52-9a37-6d0a3b7f9c55', meta: {} } as RecordedEvent;
  await aggregates.handle(bells, 'cause', causedEnvelope(first, { type: 'Ring' }, 'test', clock().toISOString()));
  const [cause] = (await store.read('bell-cause')) as [RecordedEvent];
  const rung = async (id: string): Promise<number> => (await store.read(`bell-${id}`)).length;
  return { store, aggregates, cause, rung };
};

const ringing = (): Process & { plans: number } => {
  const process = {
    name: 'when-rung-then-ring-others',
    prefixes: ['bells.'],
    plans: 0,
    plan: () => {
      process.plans += 1;
      return Promise.resolve(['one', 'two', 'three'].map((to) => ({ do: 'ring', to })));
    },
  };
  return process;
};
const ring =
  (aggregates: Aggregates, after: (step: string) => void = () => undefined): TakeStep =>
  async ({ to }, seal): Promise<Outcome> => {
    const outcome = await aggregates.handle(bells, to, seal({ type: 'Ring' as const }));
    after(to);
    return outcome;
  };

describe('A process across rooms', () => {
  it('carries out each step once, however often the event is delivered', async () => {
    const { aggregates, cause, rung } = await set();
    const process = ringing();
    const automation = automationOf(process, ring(aggregates), aggregates, clock);
    await automation.react(cause);
    await automation.react(cause);
    expect([await rung('one'), await rung('two'), await rung('three'), process.plans]).toEqual([1, 1, 1, 1]);
  });

  it.each(['one', 'two', 'three'])(
    'killed between the effect on %s and its own note of it, and delivered again to a new process, has one effect',
    async (last) => {
      const { store, aggregates, cause, rung } = await set();
      const killed = ring(aggregates, (step) => {
        if (step === last) throw new Error('killed');
      });
      await expect(automationOf(ringing(), killed, aggregates, clock).react(cause)).rejects.toThrow('killed');

      const restarted = new Aggregates(store, new PlainSealer());
      const again = ringing();
      await automationOf(again, ring(restarted), restarted, clock).react(cause);
      expect([await rung('one'), await rung('two'), await rung('three')]).toEqual([1, 1, 1]);
      expect(again.plans).toBe(0);
    },
  );

  it('keeps a refusal of another room and goes on with the rest', async () => {
    const { store, aggregates, cause, rung } = await set();
    for (let times = 0; times < 9; times += 1)
      await aggregates.handle(
        bells,
        'two',
        causedEnvelope(cause, { type: 'Ring' }, `before ${times}`, clock().toISOString()),
      );
    await automationOf(ringing(), ring(aggregates), aggregates, clock).react(cause);
    expect([await rung('one'), await rung('two'), await rung('three')]).toEqual([1, 9, 1]);
    const { state } = await aggregates.fold(followUpAggregate, await onlyFollowUp(store));
    expect(state).toMatchObject({ is: 'planned', outcomes: { 0: 'done', 1: 'refused', 2: 'done' } });
  });
});

const onlyFollowUp = async (store: InMemoryEventStore): Promise<string> => {
  const ids = new Set<string>();
  for await (const { events } of store.after(0n, { prefixes: ['processes.'] }))
    for (const { stream } of events) ids.add(stream.replace('followUp-', ''));
  expect(ids.size).toBe(1);
  return [...ids][0] as string;
};
