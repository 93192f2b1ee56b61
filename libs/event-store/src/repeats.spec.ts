import { randomUUID } from 'node:crypto';
import { alreadyRecorded, type DomainEvent, isRefusal, refuseExisting, type Refusal } from '@app/kernel';
import { type Aggregate, Aggregates, type Envelope } from './aggregates';
import { codecOf } from './codec';
import { derivedId } from './derived-id';
import { InMemoryEventStore } from './in-memory/in-memory.event-store';
import { PlainSealer } from './testing/plain-sealer';

/** A notice board: one notice a day and kind, as many visitors as come; a notice that was taken down no longer stands. */
type Pinned = DomainEvent<
  'Pinned',
  { readonly noticeId: string; readonly on: string; readonly where: { readonly floor: number } },
  { readonly text: string }
>;
type TakenDown = DomainEvent<'TakenDown', { readonly noticeId: string }, undefined>;
type Visited = DomainEvent<'Visited', { readonly visitId: string; readonly on: string }, { readonly name: string }>;
type Event = Pinned | TakenDown | Visited;
interface Pin {
  readonly type: 'Pin';
  readonly noticeId: string;
  readonly on: string;
  readonly floor: number;
  readonly text: string;
}
type Command =
  | Pin
  | { readonly type: 'TakeDown' }
  | { readonly type: 'Visit'; readonly visitId: string; readonly on: string; readonly name: string };
interface Board {
  readonly notice: { readonly noticeId: string; readonly on: string } | null;
  readonly visits: readonly { readonly visitId: string; readonly on: string }[];
}
const board: Aggregate<Command, Event, Board, Refusal<'notice-there'>> = {
  category: 'notices',
  codec: codecOf<Event>({
    Pinned: { stored: 'notices.pinned.v1', subject: (_, id) => `notices-${id}` },
    TakenDown: { stored: 'notices.taken-down.v1' },
    Visited: { stored: 'notices.visited.v1', subject: ({ data }) => `visitor-${data.on}` },
  }),
  decider: {
    initial: { notice: null, visits: [] },
    evolve: (state, fact) => {
      switch (fact.type) {
        case 'Pinned':
          return { ...state, notice: fact.data };
        case 'TakenDown':
          return { ...state, notice: null };
        case 'Visited':
          return { ...state, visits: [...state.visits, fact.data] };
      }
    },
    decide: (command, { notice, visits }) => {
      if (command.type === 'TakeDown') return [{ type: 'TakenDown', data: { noticeId: notice?.noticeId ?? '' } }];
      if (command.type === 'Visit') {
        const { visitId, on, name } = command;
        const wanted = [{ type: 'Visited', data: { visitId, on }, personal: { name } }] as const;
        const standing = visits.filter((one) => one.on === on).map((one) => one.visitId);
        return standing.length === 0
          ? wanted
          : alreadyRecorded({ by: (fact) => fact.type === 'Visited' && standing.includes(fact.data.visitId), wanted });
      }
      const { noticeId, on, floor, text } = command;
      const wanted = [{ type: 'Pinned', data: { noticeId, on, where: { floor } }, personal: { text } }] as const;
      if (notice === null) return wanted;
      return alreadyRecorded({
        by: (fact) => fact.type === 'Pinned' && fact.data.noticeId === notice.noticeId,
        wanted,
        refusal: refuseExisting('notice-there', 'there is a notice already', {
          existing: notice.noticeId,
          correctedBy: 'POST /notices/{noticeId}/corrections',
        }),
        pointers: { text: '/words' },
      });
    },
  },
};

const teacher = { practitionerId: 'teacher', role: 'practitioner', agencyId: 'school' };
const words = { on: '2007-05-04', floor: 1, text: 'Cake sale' };

describe('A request about something that is on record already', () => {
  let store: InMemoryEventStore;
  let sealer: PlainSealer;
  let aggregates: Aggregates;
  beforeEach(() => {
    store = new InMemoryEventStore();
    sealer = new PlainSealer();
    aggregates = new Aggregates(store, sealer);
  });
  const handle = (command: object, over: Partial<Envelope<Command>> = {}, as: Aggregates = aggregates) => {
    const commandId = randomUUID();
    const kind = 'name' in command ? 'visit' : 'notice';
    const id = derivedId(kind, commandId);
    return as.handle(board, '1', {
      command: { ...command, [`${kind}Id`]: id } as Command,
      commandId,
      commandDigest: JSON.stringify(command),
      made: new Map([[id, kind]]),
      actor: teacher,
      at: '2007-05-04T09:30:00.000Z',
      correlationId: commandId,
      causationId: commandId,
      purpose: 'early-help',
      locality: null,
      ...over,
    });
  };
  const pin = (change: object = {}, over: Partial<Envelope<Command>> = {}, as?: Aggregates) =>
    handle({ type: 'Pin', ...words, ...change }, over, as);
  const visit = (change: object = {}, over: Partial<Envelope<Command>> = {}) =>
    handle({ type: 'Visit', on: '2007-05-04', name: 'Grace', ...change }, over);
  const recorded = async (): Promise<number> => (await store.read('notices-1')).length;
  const firstNotice = async (): Promise<string> =>
    ((await store.read('notices-1'))[0] as { data: { noticeId: string } }).data.noticeId;

  it('is a repeat in the same words by the same person: answered with the ids of the first time, nothing is written', async () => {
    const first = await pin();
    const again = await pin();
    if (isRefusal(again)) throw new Error(again.refused);
    const { firstIds = new Map<string, string>(), ...answered } = again;
    expect(answered).toEqual({ ...first, repeated: true });
    expect([...firstIds.values()]).toEqual([await firstNotice()]);
    expect(await recorded()).toBe(1);
  });
  it('is a repeat for a process that has just started', async () => {
    const first = await pin();
    const there = new Aggregates(store, sealer);
    expect(await pin({}, {}, there)).toMatchObject({ ...first, repeated: true });
  });
  it.each([
    ['a day', { on: '2007-05-05' }, ['/on']],
    ['a field within a field', { floor: 2 }, ['/where/floor']],
    ['sealed words', { text: 'Jumble sale' }, ['/words']],
    ['several', { on: '2007-05-05', text: 'Jumble sale' }, ['/on', '/words']],
  ])(
    'is refused when it differs in %s, naming what stands, where they differ and what corrects it',
    async (_, change, differs) => {
      await pin();
      expect(await pin(change)).toMatchObject({
        refused: 'notice-there',
        existing: await firstNotice(),
        differs,
        correctedBy: 'POST /notices/{noticeId}/corrections',
      });
      expect(await recorded()).toBe(1);
    },
  );
  it('is no repeat when somebody else asks, nor when the same person asks for another agency', async () => {
    await pin();
    for (const actor of [
      { ...teacher, practitionerId: 'head' },
      { ...teacher, agencyId: 'clinic' },
    ])
      expect(await pin({}, { actor })).toMatchObject({ refused: 'notice-there', existing: await firstNotice() });
  });
  it('says nothing about sealed words to another agency', async () => {
    await pin();
    const actor = { ...teacher, agencyId: 'clinic' };
    expect(await pin({ text: 'Jumble sale', on: '2007-05-05' }, { actor })).toMatchObject({ differs: ['/on'] });
  });
  it('is a new fact once what the first one recorded no longer stands', async () => {
    await pin();
    await handle({ type: 'TakeDown' });
    expect(await pin()).toMatchObject({ repeated: false });
    expect(await recorded()).toBe(3);
  });
  it('is a new fact beside the old one where there may be several, and a repeat only in every word', async () => {
    await visit();
    expect(await visit()).toMatchObject({ repeated: true });
    expect(await visit({ name: 'Ada' })).toMatchObject({ repeated: false });
    expect(await visit({}, { actor: { ...teacher, practitionerId: 'head' } })).toMatchObject({ repeated: false });
    expect(await recorded()).toBe(3);
  });
  it('is never a repeat of what carries no digest of a request', async () => {
    await pin({}, { commandDigest: 'an import' });
    expect(await pin()).toMatchObject({ refused: 'notice-there' });
  });
  it('cannot be compared any more once what was sealed is erased: the digest dies with the key', async () => {
    await pin();
    const [event] = await store.read('notices-1');
    expect(event?.meta.commandDigest).not.toBe(JSON.stringify({ type: 'Pin', ...words }));
    sealer.erase('notices-1');
    expect(await pin()).toMatchObject({ refused: 'notice-there' });
    expect(await pin()).not.toHaveProperty('repeated');
  });
});
