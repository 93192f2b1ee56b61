import { type DomainEvent, type Fact } from '@app/kernel';
import { type RecordedEvent, type ToOpen } from './ports';

/** Lifts a stored shape to the next one. `personal` is lifted when it is opened. */
export interface Upcast {
  readonly to: string;
  readonly data: (data: never) => object;
  readonly personal?: (personal: never) => object;
}

interface Shape<E extends DomainEvent> {
  /** Stored name `room.fact.vN`: a literal, never derived; it is kept for ever. */
  readonly stored: string;
  /** Older stored names and how each is lifted to the next. */
  readonly upcasts?: Readonly<Record<string, Upcast>>;
  /**
   * Whether nobody is told, beside those whom a read shows the fact, that something of this kind happened, as to whom it would endanger the
   * child or its family: the word that a family gave to somebody else, a report of danger.
   */
  readonly confidential?: true;
  /** Whose key seals the personal part; required where the event has one. `id` is the stream's id. */
  readonly subject?: (event: Fact<E>, id: string) => string;
}
export type Shapes<E extends DomainEvent> = { readonly [T in E['type']]: Shape<Extract<E, { type: T }>> };

/** Between the event unions of a room and what the log stores. */
export interface Codec<E extends DomainEvent> {
  /** Every stored name this room has ever written, older ones included. */
  readonly storedNames: readonly string[];
  encode(event: E, streamId: string): { type: string; data: object; subject?: string; personal?: object };
  /** @returns the fact, lifted to its newest shape; undefined for a name this room does not know. */
  decode(recorded: Pick<RecordedEvent, 'type' | 'data'>): Fact<E> | undefined;
  /** @returns whether it may be told that something of this kind happened, to whoever may change the record. */
  isOpenKind(type: string): boolean;
  /** Lifts an opened personal part stored under `type` to its newest shape. */
  liftPersonal(type: string, personal: object): object;
}

/** @returns the fact in a stored name: `meeting-recorded` of `tac.meeting-recorded.v1`. */
export const kindOf = (stored: string): string => stored.split('.')[1] as string;

export const streamIdOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** What is needed to open the sealed part of a recorded event; undefined when it has none. */
export const sealedPart = (recorded: RecordedEvent): ToOpen | undefined =>
  recorded.sealed === undefined || recorded.subject === undefined
    ? undefined
    : { subject: recorded.subject, eventId: recorded.id, type: recorded.type, sealed: recorded.sealed };

/**
 * Builds the codec of one room from its table of shapes.
 * @throws when two shapes share a stored name, an upcast leads nowhere or in a circle, or a name is not `room.fact.vN`.
 */
export const codecOf = <E extends DomainEvent>(shapes: Shapes<E>): Codec<E> => {
  const entries = Object.entries(shapes) as [E['type'], Shape<E>][];
  const typeOf = new Map<string, E['type']>();
  const upcasts = new Map<string, Upcast>();
  const claim = (name: string): void => {
    if (!/^[a-z-]+\.[a-z-]+\.v[1-9]\d*$/.test(name)) throw new Error(`not a stored name: ${name}`);
    if (typeOf.has(name) || upcasts.has(name)) throw new Error(`stored name used twice: ${name}`);
  };
  for (const [type, shape] of entries) {
    claim(shape.stored);
    typeOf.set(shape.stored, type);
    for (const [name, upcast] of Object.entries(shape.upcasts ?? {})) {
      claim(name);
      upcasts.set(name, upcast);
    }
  }
  for (const [name, { to }] of upcasts) {
    if (!typeOf.has(to) && !upcasts.has(to)) throw new Error(`upcast of ${name} leads to unknown ${to}`);
    const passed = new Set([name]);
    for (let next = upcasts.get(name); next !== undefined; next = upcasts.get(next.to)) {
      if (passed.has(next.to)) throw new Error(`upcasts of ${name} go round in a circle`);
      passed.add(next.to);
    }
  }

  return {
    storedNames: [...typeOf.keys(), ...upcasts.keys()],
    encode: (event, streamId) => {
      const shape = (shapes as Record<string, Shape<E>>)[event.type];
      if (shape === undefined) throw new Error(`no stored shape for ${event.type}`);
      if (event.personal === undefined) return { type: shape.stored, data: event.data };
      if (shape.subject === undefined)
        throw new Error(`${event.type} has a personal part but no subject to seal it for`);
      const subject = shape.subject(event as unknown as Fact<E>, streamId);
      return { type: shape.stored, data: event.data, subject, personal: event.personal };
    },
    decode: (recorded) => {
      let { type, data } = recorded;
      for (let upcast = upcasts.get(type); upcast !== undefined; upcast = upcasts.get(type)) {
        data = upcast.data(data as never);
        type = upcast.to;
      }
      const decoded = typeOf.get(type);
      return decoded === undefined ? undefined : ({ type: decoded, data } as unknown as Fact<E>);
    },
    isOpenKind: (type) => {
      let newest = type;
      for (let upcast = upcasts.get(newest); upcast !== undefined; upcast = upcasts.get(newest)) newest = upcast.to;
      const decoded = typeOf.get(newest);
      return decoded !== undefined && (shapes as Record<string, Shape<E>>)[decoded]?.confidential !== true;
    },
    liftPersonal: (type, personal) => {
      let lifted = personal;
      for (let upcast = upcasts.get(type); upcast !== undefined; upcast = upcasts.get(upcast.to))
        lifted = upcast.personal?.(lifted as never) ?? lifted;
      return lifted;
    },
  };
};
