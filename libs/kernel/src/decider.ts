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
}

/** @returns a refusal value; refusals are returned, never thrown. */
export const refuse = <Code extends string>(refused: Code, why: string, field?: string): Refusal<Code> =>
  field === undefined ? { refused, why } : { refused, why, field };

/** @returns whether a decision or an outcome is a refusal. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;

/**
 * The rules of one workflow as plain data and pure functions. Time, ids and the actor come in with the command.
 * - `decide` returns the new events, `[]` when the request has been honoured already, or a refusal.
 * - `evolve` folds one fact into the state.
 */
export interface Decider<Command, Event extends DomainEvent, State, R extends Refusal = Refusal> {
  readonly initial: State;
  readonly evolve: (state: State, fact: Fact<Event>) => State;
  readonly decide: (command: Command, state: State) => readonly Event[] | R;
}

/** Folds facts onto a state in order. */
export const fold = <Event extends DomainEvent, State>(
  decider: Pick<Decider<never, Event, State>, 'evolve'>,
  state: State,
  facts: readonly Fact<Event>[],
): State => facts.reduce((folded, fact) => decider.evolve(folded, fact), state);
