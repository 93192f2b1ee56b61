import { type CalendarDate } from './calendar-date';

/**
 * One fact that happened. `data` holds plain facts (ids, codes, dates) and may be read for ever; `personal` holds names,
 * addresses and every free text, is sealed with the subject's own key and can be erased.
 */
export type DomainEvent<
  Type extends string = string,
  Data extends object = object,
  Personal extends object | undefined = object | undefined,
> = Personal extends object
  ? { readonly type: Type; readonly data: Data; readonly personal: Personal }
  : { readonly type: Type; readonly data: Data; readonly personal?: undefined };

/** What a fold may see of an event: never the personal part, so erasing a child changes no decision and no count. */
export type Fact<E extends DomainEvent> = E extends DomainEvent
  ? { readonly type: E['type']; readonly data: E['data'] }
  : never;

/**
 * Whom to ask about a record that cannot be shown: somebody at work, never the family. Names and the work contact are as the register
 * of practitioners publishes them; what it does not know, or what would tell too much, is null.
 */
export interface Contact {
  /** What they are to the child. */
  readonly as: 'lead-professional' | 'caf-author' | 'locality-coordinator' | 'county-caf-team';
  /** Null for the county's team: anybody there will do. */
  readonly practitionerId: string | null;
  readonly name: string | null;
  readonly agencyId: string | null;
  readonly agencyName: string | null;
  /** How to reach them at work: a telephone number, an address for e-mail. */
  readonly workContact: string | null;
}

/** A rule said no. `refused` is a stable kebab-case code for machines, `why` one plain sentence without personal data. */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  readonly why: string;
  /** JSON pointer of the input at fault, when one field is to blame. */
  readonly field?: string;
  /** Whom to ask instead, when somebody else is at work already. */
  readonly contact?: Contact;
  /** Id or number of what stands on record already and is in the way. */
  readonly existing?: string;
  /** JSON pointers of the fields in which the request differs from what stands; never a value. */
  readonly differs?: readonly string[];
  /** What others did since the caller looked, in order: the kind of each fact, the day it was recorded, its revision. */
  readonly meanwhile?: readonly {
    readonly kind: string;
    readonly recordedOn: CalendarDate;
    readonly revision: string;
  }[];
  /** Route that changes or corrects what stands, as the API's description has it: `POST /v1/teams/{tacId}/reviews`. */
  readonly correctedBy?: string;
}

/**
 * What a request asks for, or something that is in its way, is on record already. Whether it is a repeat is not for the rules to
 * say: they do not see sealed texts. Whoever handles the command compares the requests, and answers a repeat with what the first one recorded.
 */
export interface AlreadyRecorded<E extends DomainEvent, R extends Refusal = Refusal> {
  readonly alreadyRecorded: true;
  /** Finds the facts that stand: the same request by the same person, had it made one of them, is a repeat. */
  readonly by: (fact: Fact<E>) => boolean;
  /** What this request would have recorded. */
  readonly wanted: readonly E[];
  /** The answer to a request that is no repeat. Left out where such a request is a new fact beside the old: then `wanted` is recorded. */
  readonly refusal?: R;
  /** Pointers into the request for fields of `wanted` that are called otherwise there: `{ venue: '/place' }`. */
  readonly pointers?: Readonly<Record<string, string>>;
}

/** What a decider says to a command. An empty list: there is nothing to record, as an automation may find; no request of a person ends so. */
export type Decided<E extends DomainEvent, R extends Refusal = Refusal> = readonly E[] | AlreadyRecorded<E, R> | R;

/** @returns a refusal value; refusals are returned, never thrown. */
export const refuse = <Code extends string>(refused: Code, why: string, field?: string): Refusal<Code> =>
  field === undefined ? { refused, why } : { refused, why, field };

/**
 * @returns a refusal because of what stands on record already.
 * @param existing its id or number.
 * @param correctedBy the route that changes or corrects it.
 */
export const refuseExisting = <Code extends string>(
  refused: Code,
  why: string,
  {
    existing,
    correctedBy,
    field,
  }: { readonly existing: string; readonly correctedBy?: string; readonly field?: string },
): Refusal<Code> => ({
  ...refuse(refused, why, field),
  existing,
  ...(correctedBy === undefined ? {} : { correctedBy }),
});

/**
 * @returns the decision that what is asked for, or something in its way, is on record already. The events of the room come from where it is
 * returned, so that `by` is asked about each of them.
 */
export const alreadyRecorded = <E extends DomainEvent, R extends Refusal = never>(
  found: Omit<AlreadyRecorded<E, R>, 'alreadyRecorded' | 'wanted'> & { readonly wanted: readonly NoInfer<E>[] },
): AlreadyRecorded<E, R> => ({ alreadyRecorded: true, ...found });

/** @returns whether a decision says that something is on record already. */
export const isAlreadyRecorded = <E extends DomainEvent, R extends Refusal>(
  decided: Decided<E, R>,
): decided is AlreadyRecorded<E, R> => 'alreadyRecorded' in decided;

/** @returns whether a decision or an outcome is a refusal. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;

/**
 * The rules of one workflow as plain data and pure functions. Time, ids and the actor come in with the command.
 * - `decide` returns the new events, that something is on record already, or a refusal.
 * - `evolve` folds one fact into the state.
 */
export interface Decider<Command, Event extends DomainEvent, State, R extends Refusal = Refusal> {
  readonly initial: State;
  readonly evolve: (state: State, fact: Fact<Event>) => State;
  readonly decide: (command: Command, state: State) => Decided<Event, R>;
}

/** Folds facts onto a state in order. */
export const fold = <Event extends DomainEvent, State>(
  decider: Pick<Decider<never, Event, State>, 'evolve'>,
  state: State,
  facts: readonly Fact<Event>[],
): State => facts.reduce((folded, fact) => decider.evolve(folded, fact), state);
