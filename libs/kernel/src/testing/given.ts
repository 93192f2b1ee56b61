import { type Decider, type DomainEvent, fold, isAlreadyRecorded, isRefusal, type Refusal } from '../decider';

interface Then<E, R extends Refusal> {
  /** The exact list of events, in order. */
  then(...events: readonly E[]): void;
  /** There is nothing to record, as an automation may find. */
  thenNothing(): void;
  thenRefused(code: R['refused'], field?: string): void;
  /** It is on record already: the same request is a repeat, another one is refused so and names what stands. */
  thenAlready(code: R['refused'], existing?: string): void;
  /** The same request is a repeat; another one records exactly these events beside what stands. */
  thenUnlessRepeated(...events: readonly E[]): void;
}

/**
 * Given-when-then over a decider: given past events, when a command comes, then exactly these events, nothing, or a refusal.
 */
export const given = <C, E extends DomainEvent, S, R extends Refusal>(
  decider: Decider<C, E, S, R>,
  ...past: readonly E[]
): { when(command: C): Then<E, R>; decided(command: C): unknown; state(): S } => {
  const state = (): S => fold(decider, decider.initial, past as never);
  return {
    state,
    decided: (command) => decider.decide(command, state()),
    when: (command) => {
      const decided = decider.decide(command, state());
      return {
        then: (...events) => expect(decided).toEqual(events),
        thenNothing: () => expect(decided).toEqual([]),
        thenRefused: (code, field) => {
          const refusal = isAlreadyRecorded(decided) ? decided.refusal : decided;
          if (!isRefusal(refusal)) throw new Error(`expected refusal ${code}, got ${JSON.stringify(decided)}`);
          expect(refusal.refused).toBe(code);
          expect(refusal.why).toMatch(/^[A-Za-z].{10,}/);
          if (field !== undefined) expect(refusal.field).toBe(field);
        },
        thenAlready: (code, existing) => {
          if (!isAlreadyRecorded(decided)) throw new Error(`expected what stands, got ${JSON.stringify(decided)}`);
          expect(past.some((event) => decided.by(event as never))).toBe(true);
          expect(decided.refusal?.refused).toBe(code);
          expect(decided.refusal?.existing).toEqual(existing ?? expect.any(String));
        },
        thenUnlessRepeated: (...events) => {
          if (!isAlreadyRecorded(decided)) throw new Error(`expected what stands, got ${JSON.stringify(decided)}`);
          expect(past.some((event) => decided.by(event as never))).toBe(true);
          expect([decided.refusal, decided.wanted]).toEqual([undefined, events]);
        },
      };
    },
  };
};
