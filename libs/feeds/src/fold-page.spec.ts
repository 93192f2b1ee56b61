import { InMemoryEventStore, type RecordedEvent } from '@app/event-store';
import { foldPage, type FoldedPage, HELD_BACK, keyEvents, UNKNOWN_TYPE } from './fold-page';
import { misfitOf } from './postgres/column-types';
import { type Card, type Projection } from './projection';
import { appendTo, visitEvent, visitProjection } from './testing/visits';

/** Families are called by one letter here; their ids are made of it. */
const id = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000000`;
const full = (stream: string): string => stream.replace(/^visit-(\w)$/, (_, letter: string) => `visit-${id(letter)}`);
const logOf = async (...events: readonly [stream: string, type?: string][]): Promise<readonly RecordedEvent[]> => {
  const store = new InMemoryEventStore();
  for (const [stream, type] of events) await appendTo(store, full(stream), visitEvent(type));
  for await (const page of store.after(0n)) return page.events;
  return [];
};
const take = (
  events: readonly RecordedEvent[],
  {
    projection = visitProjection(),
    cards = new Map<string, Card>(),
    held = new Set<string>(),
    knows = (): boolean => true,
  } = {},
): FoldedPage => {
  const folding = { projection, knows, misfit: misfitOf(projection.table) };
  return foldPage(folding, keyEvents(folding, events), cards, held);
};
const failures = ({ parked }: FoldedPage): readonly [string, string][] =>
  parked.map(({ event, failure }) => [`${event.stream.slice(0, 7)}@${event.revision}`, failure]);
const visits = ({ changes }: FoldedPage): Record<string, unknown> =>
  Object.fromEntries(
    [...changes].map(([key, states]): [string, unknown] => [
      key.slice(0, 1),
      states[states.length - 1]?.card?.['visits'],
    ]),
  );

describe('Folding a page of the log onto cards', () => {
  it('gives each card its events in order and keeps every state in between', async () => {
    const folded = take(await logOf(['visit-a'], ['visit-b'], ['visit-a']));
    expect([...folded.changes].map(([key, states]) => [key[0], states.map(({ at }) => at)])).toEqual([
      ['a', [1n, 3n]],
      ['b', [2n]],
    ]);
    expect(visits(folded)).toEqual({ a: 2, b: 1 });
  });

  it('starts from the cards there are', async () => {
    const [first, second] = (await logOf(['visit-a'], ['visit-a'])) as [RecordedEvent, RecordedEvent];
    const before = take([first]).changes.get(id('a'))?.[0]?.card as Card;
    expect(take([second], { cards: new Map([[id('a'), before]]) }).changes).toEqual(
      new Map([[id('a'), [take([first, second]).changes.get(id('a'))?.[1]]]]),
    );
  });

  it('takes a card away, and says nothing about one that was never there', async () => {
    const folded = take(await logOf(['visit-a'], ['visit-a', 'visits.ended.v1'], ['visit-b', 'visits.ended.v1']));
    expect(folded.changes.get(id('a'))?.map(({ card }) => card === undefined)).toEqual([false, true]);
    expect(folded.changes.has(id('b'))).toBe(false);
  });

  it('parks what cannot be applied and all that its stream says after it, and goes on with the others', async () => {
    const folded = take(
      await logOf(['visit-a'], ['visit-a', 'visits.unreadable.v1'], ['visit-b'], ['visit-a'], ['visit-b']),
    );
    expect(failures(folded)).toEqual([
      ['visit-a@1', 'TypeError'],
      ['visit-a@2', HELD_BACK],
    ]);
    expect(visits(folded)).toEqual({ a: 1, b: 2 });
    expect(folded.held).toEqual(new Set([full('visit-a')]));
  });

  it('goes on holding back a stream from the page before', async () => {
    const folded = take(await logOf(['visit-a'], ['visit-b']), { held: new Set([full('visit-a')]) });
    expect(failures(folded)).toEqual([['visit-a@0', HELD_BACK]]);
    expect(visits(folded)).toEqual({ b: 1 });
  });

  it('changes no card of an event that fails for one of its cards', async () => {
    const projection: Projection = visitProjection({
      keysOf: () => [id('a'), id('b')],
      apply: (_, event, key) => {
        if (key === id('b')) throw new RangeError();
        return visitProjection().apply(undefined, event, key);
      },
    });
    const folded = take(await logOf(['visit-a']), { projection });
    expect(folded.changes.size).toBe(0);
    expect(failures(folded)).toEqual([['visit-a@0', 'RangeError']]);
  });

  it('parks an event whose keys cannot be told, whose name this release does not know, or whose card does not fit its table', async () => {
    const events = await logOf(['visit-a']);
    const keyless = visitProjection({
      keysOf: () => {
        throw new SyntaxError();
      },
    });
    const astray = visitProjection({ apply: () => ({ family: 'z' }) });
    expect(failures(take(events, { projection: keyless }))).toEqual([['visit-a@0', 'SyntaxError']]);
    expect(failures(take(events, { knows: () => false }))).toEqual([['visit-a@0', UNKNOWN_TYPE]]);
    expect(failures(take(events, { projection: astray }))).toEqual([['visit-a@0', 'misfit-family']]);
  });

  it('parks an event whose card does not fit its columns, at the very event and whatever comes after it', async () => {
    const late = visitProjection({
      apply: (card, event, key) => ({ ...visitProjection().apply(card, event, key), ...(event.data as Card) }),
    });
    const store = new InMemoryEventStore();
    for (const data of [
      { last_on: '2007-02-30' },
      { visits: 1.5 },
      { position: 1 },
      { notes: 'text' },
      { trail: 'a\0b' },
    ])
      await appendTo(store, `visit-${String(Object.keys(data)[0])}`, { ...visitEvent(), data }, visitEvent());
    for await (const { events } of store.after(0n)) {
      const renamed = { ...late, keysOf: (): readonly string[] => [id('a')] };
      expect(failures(take(events, { projection: renamed })).map(([, failure]) => failure)).toEqual(
        ['last_on', 'visits', 'position', 'notes', 'trail'].flatMap((column) => [`misfit-${column}`, HELD_BACK]),
      );
    }
  });

  it('keeps of a failure only its kind, because a message may quote the record', async () => {
    const telling = visitProjection({
      apply: () => {
        throw Object.assign(new Error('Ada lives at 1 Example Street'), { name: 'about Ada' });
      },
    });
    expect(failures(take(await logOf(['visit-a']), { projection: telling }))).toEqual([['visit-a@0', 'Error']]);
  });

  it('applies an event once to a card that it names twice', async () => {
    expect(
      visits(take(await logOf(['visit-a']), { projection: visitProjection({ keysOf: () => [id('a'), id('a')] }) })),
    ).toEqual({ a: 1 });
  });
});
