import { Aggregates, InMemoryEventStore } from '@app/event-store';
import { PlainSealer } from '@app/event-store/testing';
import { localityAggregate } from '../localities.codec';
import { loadReferenceLocalities } from './load-reference-localities';
import reference from './localities-2007.json';
import postcodes from './postcodes-2007.json';

/** Nothing about a locality is personal, so there is nothing to seal. */
const clock = () => new Date('2026-11-22T09:00:00Z');

describe('The reference localities', () => {
  const store = new InMemoryEventStore();
  const aggregates = new Aggregates(store, new PlainSealer());

  it('are thirteen localities, fourteen places and three areas', () => {
    expect(reference.localities).toHaveLength(13);
    expect(reference.localities.flatMap(({ places }) => places)).toHaveLength(14);
    expect(new Set(reference.localities.map(({ area }) => area))).toEqual(new Set(reference.areas));
  });
  it('are put on the map by commands, from the first day of the trust', async () => {
    const first = await loadReferenceLocalities({ aggregates, clock });
    expect(first).toEqual({ position: await store.head(), wrote: true });
    const { state } = await aggregates.fold(localityAggregate, 'CAR-BUR-CHN');
    expect(state).toMatchObject({ is: 'established', area: 'North', from: '2006-04-01' });
    expect(state.is === 'established' && state.places.map(({ place }) => place)).toEqual(['CAR-BUR', 'CHN']);
  });
  it('are loaded once: a second run, also of a new process, writes nothing', async () => {
    const head = await store.head();
    expect(await loadReferenceLocalities({ aggregates, clock })).toEqual({ position: head, wrote: false });
    await loadReferenceLocalities({ aggregates: new Aggregates(store, new PlainSealer()), clock });
    expect(await store.head()).toBe(head);
  });
  it('map no district or sector twice, and each to a place of the county', () => {
    const prefixes = postcodes.flatMap((entry) => entry.prefixes);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    const places = reference.localities.flatMap((locality) => locality.places.map(({ code }) => code));
    expect(postcodes.filter(({ place }) => !places.includes(place))).toEqual([]);
  });
  // Districts that reach over the border are known by sector only; what lies across it belongs to no locality.
  it.each([
    ['OX16 5', 'BAN'],
    ['OX15 4', 'BAN'],
    ['OX17 2', undefined],
    ['OX17 1', undefined],
    ['OX15 5', undefined],
    ['OX15 6', undefined],
    ['OX27 8', 'BIC-KID'],
    ['OX27 0', undefined],
    ['OX18 4', undefined],
    ['OX7 5', 'CHN'],
    ['OX7 6', undefined],
    ['RG9 1', 'HEN-SON-WOO-WAL'],
    ['RG9 3', undefined],
    ['RG9 6', undefined],
  ])('take a home in %s to lie in %s', (sector, place) => {
    const districtOrSector = [sector, sector.split(' ')[0]];
    expect(postcodes.find((entry) => entry.prefixes.some((prefix) => districtOrSector.includes(prefix)))?.place).toBe(
      place,
    );
  });
});
