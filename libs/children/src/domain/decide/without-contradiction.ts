import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { openSpan, type Span } from '../birth-date';
import { type ChildEvent } from '../child.events';
import { evolve } from '../child.evolve';
import { type Child } from '../child.state';
import { type Contradiction, contradictionsOf, type FactKind, type FactRefusal } from '../facts';

/** What a request says of facts that may contradict each other. */
export interface Said {
  /** Which field of the request brings which fact. */
  readonly fields: Readonly<Partial<Record<FactKind, string>>>;
  /** The day of birth as the request says it, or the record that was opened for it: more than the facts in the open. */
  readonly born: Span | undefined;
  /** The day on which it is said; undefined where nothing has a day. */
  readonly today: CalendarDate | undefined;
}

const name = ({ code, of }: Contradiction): string => `${code} ${of}`;

/**
 * Folds what was decided onto the record and looks whether it contradicts itself then: the same for every way in which a fact is
 * recorded or corrected. What contradicted itself before is not held against a request that does not touch it.
 * @returns the refusal, with the field that brought the contradiction; undefined when all goes together.
 */
export const contradictionRefused = (
  { fields, born, today }: Said,
  before: Child,
  events: readonly ChildEvent[],
): Refusal<FactRefusal['refused']> | undefined => {
  const after = events.reduce(evolve, before);
  if (events.length === 0 || after.is === 'unregistered') return undefined;
  const known = new Set(
    before.is === 'unregistered' ? [] : contradictionsOf(before, openSpan(before), today).map(name),
  );
  const found = contradictionsOf(after, born ?? openSpan(after), today).find((one) => !known.has(name(one)));
  if (found === undefined) return undefined;
  return refuse(
    found.code,
    found.why,
    found.between.map((kind) => fields[kind]).find((field) => field !== undefined),
  );
};
