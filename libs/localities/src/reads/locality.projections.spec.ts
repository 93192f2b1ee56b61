import { type RecordedEvent } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type LocalityEvent } from '../domain/locality.events';
import { localityCodec } from '../localities.codec';
import { coordinatorPostProjection, localityProjection, placeAssignmentProjection } from './locality.projections';

const anna = '3f6c1d2e-8a54-4b1f-9c07-5d2b6e9a1c40';
const log = (...events: readonly (readonly [locality: string, event: LocalityEvent])[]): readonly RecordedEvent[] =>
  events.map(([locality, event], at) => ({
    id: `e${at}`,
    stream: `locality-${locality}`,
    revision: BigInt(at),
    position: BigInt(at + 1),
    meta: {} as never,
    ...localityCodec.encode(event, locality),
  }));
const cards = <C extends Card>(projection: Projection<C>, events: readonly RecordedEvent[]): readonly C[] => {
  const table = new Map<string, C>();
  for (const event of events)
    for (const key of projection.keysOf(event)) {
      const card = projection.apply(table.get(key), event, key);
      if (card !== undefined) table.set(key, card);
    }
  return [...table.values()];
};

const county = log(
  [
    'CAR-BUR-CHN',
    { type: 'LocalityEstablished', data: { code: 'CAR-BUR-CHN', name: 'Three', area: 'North', from: '2006-04-01' } },
  ],
  ['CAR-BUR-CHN', { type: 'PlaceAssigned', data: { place: 'CHN', name: 'Chipping Norton', from: '2006-04-01' } }],
  ['CHN', { type: 'LocalityEstablished', data: { code: 'CHN', name: 'One', area: 'North', from: '2007-05-01' } }],
  ['CHN', { type: 'PlaceAssigned', data: { place: 'CHN', name: 'Chipping Norton', from: '2007-05-01' } }],
  ['CHN', { type: 'CoordinatorPostCovered', data: { practitionerId: anna, from: '2007-05-01' } }],
  ['CHN', { type: 'CoordinatorAppointed', data: { practitionerId: anna, from: '2007-05-01' } }],
  ['CHN', { type: 'CoordinatorPostVacated', data: { from: '2007-07-01' } }],
);

describe('The cards of the localities', () => {
  it('list each locality in the order of establishment', () =>
    expect(cards(localityProjection, county)).toEqual([
      { code: 'CAR-BUR-CHN', name: 'Three', area: 'North', established_from: '2006-04-01', listed_at: 1n },
      { code: 'CHN', name: 'One', area: 'North', established_from: '2007-05-01', listed_at: 3n },
    ]));
  it('keep every assignment of a place with the day it counts from', () =>
    expect(
      cards(placeAssignmentProjection, county).map(({ place, locality, assigned_from }) => [
        place,
        locality,
        assigned_from,
      ]),
    ).toEqual([
      ['CHN', 'CAR-BUR-CHN', '2006-04-01'],
      ['CHN', 'CHN', '2007-05-01'],
    ]));
  it('keep one entry per post and day, the last that was learned', () =>
    expect(cards(coordinatorPostProjection, county)).toEqual([
      { entry: 'CHN 2007-05-01', locality: 'CHN', post_from: '2007-05-01', state: 'in-post', practitioner_id: anna },
      { entry: 'CHN 2007-07-01', locality: 'CHN', post_from: '2007-07-01', state: 'vacant', practitioner_id: null },
    ]));
});
