import { Aggregates, type Aggregate, codecOf, InMemoryEventStore, type RecordedEvent } from '@app/event-store';
import { PlainSealer } from '@app/event-store/testing';
import { type DomainEvent, isUuid } from '@app/kernel';
import { causedCommandId, causedEnvelope } from './caused';
import { appendTo, visitEvent } from './testing/visits';

type Noted = DomainEvent<'Noted', { readonly text: string }, undefined>;
const notes: Aggregate<{ readonly text: string }, Noted, number> = {
  category: 'note',
  codec: codecOf<Noted>({ Noted: { stored: 'notes.noted.v1' } }),
  decider: {
    initial: 0,
    evolve: (count) => count + 1,
    decide: ({ text }) => [{ type: 'Noted', data: { text } }],
  },
};
const recorded = async (): Promise<RecordedEvent> => {
  const store = new InMemoryEventStore();
  await appendTo(store, 'visit-a', visitEvent());
  return (await store.read('visit-a'))[0] as RecordedEvent;
};

describe('A command that an event causes', () => {
  it('has an id that only the event and the kind decide', async () => {
    const [event, other] = [await recorded(), await recorded()];
    const id = causedCommandId(event, 'when-visited-then-note');
    expect(isUuid(id)).toBe(true);
    expect(causedCommandId(event, 'when-visited-then-note')).toBe(id);
    expect(causedCommandId(event, 'when-visited-then-thank')).not.toBe(id);
    expect(causedCommandId(other, 'when-visited-then-note')).not.toBe(id);
  });

  it('is sent by the system, in the same conversation and because of the event', async () => {
    const event = await recorded();
    const sent = causedEnvelope(event, { text: 'x' }, 'kind', '2007-03-02T10:00:00.000Z');
    expect(sent).toMatchObject({
      actor: { role: 'system' },
      at: '2007-03-02T10:00:00.000Z',
      causationId: event.id,
      correlationId: event.meta.correlationId,
      purpose: event.meta.purpose,
    });
  });

  it('writes once however often the event is delivered, even if the command has come to say something else', async () => {
    const event = await recorded();
    const aggregates = new Aggregates(new InMemoryEventStore(), new PlainSealer());
    const at = '2007-03-02T10:00:00.000Z';
    const first = await aggregates.handle(notes, 'n', causedEnvelope(event, { text: 'first' }, 'kind', at));
    const again = await aggregates.handle(notes, 'n', causedEnvelope(event, { text: 'again' }, 'kind', at));
    expect(first).toMatchObject({ revision: 0n, repeated: false });
    expect(again).toMatchObject({ revision: 0n, repeated: true });
  });
});
