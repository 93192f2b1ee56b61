import { type DomainEvent } from '@app/kernel';
import { codecOf, sealedPart, streamIdOf } from './codec';
import { type RecordedEvent } from './ports';
import { sampleMeta } from './testing/sample-events';

type Booked = DomainEvent<'Booked', { readonly room: string; readonly seats: number }, { readonly name: string }>;
type Cancelled = DomainEvent<'Cancelled', { readonly on: string }, undefined>;

const codec = codecOf<Booked | Cancelled>({
  Booked: {
    stored: 'hall.booked.v3',
    subject: (_, id) => `person-${id}`,
    upcasts: {
      'hall.booked.v1': { to: 'hall.booked.v2', data: ({ place }: { place: string }) => ({ room: place }) },
      'hall.booked.v2': {
        to: 'hall.booked.v3',
        data: (data: object) => ({ ...data, seats: 1 }),
        personal: ({ first, last }: { first: string; last: string }) => ({ name: `${first} ${last}` }),
      },
    },
  },
  Cancelled: { stored: 'hall.cancelled.v1' },
});

describe('A codec', () => {
  it('writes the newest stored name, and the subject where there is a personal part', () => {
    const booked = { type: 'Booked', data: { room: 'A', seats: 2 }, personal: { name: 'N' } } as const;
    expect(codec.encode(booked, '7')).toEqual({
      type: 'hall.booked.v3',
      data: { room: 'A', seats: 2 },
      subject: 'person-7',
      personal: { name: 'N' },
    });
    expect(codec.encode({ type: 'Cancelled', data: { on: '2007-01-02' } }, '7')).toEqual({
      type: 'hall.cancelled.v1',
      data: { on: '2007-01-02' },
    });
  });

  it('reads every older shape as the newest, step by step', () => {
    expect(codec.decode({ type: 'hall.booked.v1', data: { place: 'A' } })).toEqual({
      type: 'Booked',
      data: { room: 'A', seats: 1 },
    });
    expect(codec.decode({ type: 'hall.booked.v2', data: { room: 'B' } })).toEqual({
      type: 'Booked',
      data: { room: 'B', seats: 1 },
    });
    expect(codec.decode({ type: 'hall.booked.v3', data: { room: 'C', seats: 3 } })).toEqual({
      type: 'Booked',
      data: { room: 'C', seats: 3 },
    });
  });

  it('lifts an opened personal part from where it was stored', () => {
    const old = { first: 'A', last: 'B' };
    expect(codec.liftPersonal('hall.booked.v1', old)).toEqual({ name: 'A B' });
    expect(codec.liftPersonal('hall.booked.v2', old)).toEqual({ name: 'A B' });
    expect(codec.liftPersonal('hall.booked.v3', { name: 'C' })).toEqual({ name: 'C' });
  });

  it('does not know the names of others', () => {
    expect(codec.decode({ type: 'kitchen.booked.v1', data: {} })).toBeUndefined();
    expect(codec.decode({ type: 'constructor', data: {} })).toBeUndefined();
  });

  it('lists every name it ever wrote', () => {
    expect([...codec.storedNames].sort()).toEqual([
      'hall.booked.v1',
      'hall.booked.v2',
      'hall.booked.v3',
      'hall.cancelled.v1',
    ]);
  });

  it.each([
    ['no stored name', { Cancelled: { stored: 'cancelled' } }, /not a stored name: cancelled/],
    ['a version 0', { Cancelled: { stored: 'hall.cancelled.v0' } }, /not a stored name/],
    [
      'one name for two events',
      { Booked: { stored: 'hall.x.v1' }, Cancelled: { stored: 'hall.x.v1' } },
      /used twice: hall\.x\.v1/,
    ],
    [
      'an upcast to nowhere',
      { Cancelled: { stored: 'hall.x.v2', upcasts: { 'hall.x.v1': { to: 'hall.x.v9', data: () => ({}) } } } },
      /hall\.x\.v1 leads to unknown hall\.x\.v9/,
    ],
    [
      'upcasts in a circle',
      {
        Cancelled: {
          stored: 'hall.x.v3',
          upcasts: {
            'hall.x.v1': { to: 'hall.x.v2', data: () => ({}) },
            'hall.x.v2': { to: 'hall.x.v1', data: () => ({}) },
          },
        },
      },
      /go round in a circle/,
    ],
  ])('is refused with %s', (_, shapes, message) => {
    expect(() => codecOf(shapes as never)).toThrow(message);
  });

  it('refuses to write an event it has no shape for, or a personal part that belongs to nobody', () => {
    expect(() => codec.encode({ type: 'Burnt', data: {} } as never, '7')).toThrow(/no stored shape for Burnt/);
    const open = codecOf<Booked>({ Booked: { stored: 'hall.booked.v1' } });
    const booked = { type: 'Booked', data: { room: 'A', seats: 1 }, personal: { name: 'N' } } as const;
    expect(() => open.encode(booked, '7')).toThrow(/no subject/);
  });
});

describe('A recorded event', () => {
  const recorded = (over: Partial<RecordedEvent>): RecordedEvent => ({
    id: 'i',
    type: 'hall.booked.v3',
    data: {},
    meta: sampleMeta(),
    stream: 'hall-7',
    revision: 0n,
    position: 1n,
    ...over,
  });

  it('tells what is needed to open its sealed part, if it has one', () => {
    expect(sealedPart(recorded({ subject: 'person-7', sealed: 's' }))).toEqual({
      subject: 'person-7',
      eventId: 'i',
      type: 'hall.booked.v3',
      sealed: 's',
    });
    expect(sealedPart(recorded({}))).toBeUndefined();
  });

  it('has the id of its stream behind the first hyphen', () => {
    expect(streamIdOf('hall-3f-7')).toBe('3f-7');
  });
});
