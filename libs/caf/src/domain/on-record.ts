import { type AlreadyRecorded, alreadyRecorded, type Fact, type Refusal, refuseExisting } from '@app/kernel';
import { type CafEvent } from './caf.events';

type Data = Readonly<Record<string, unknown>>;
/** Which facts of a kind are meant: those with these values. */
const matches =
  (type: CafEvent['type'], like: Data) =>
  (fact: Fact<CafEvent>): boolean =>
    fact.type === type && Object.entries(like).every(([name, value]) => (fact.data as unknown as Data)[name] === value);

/** Where what is recorded about a CAF is put right. */
export const corrections = {
  fact: 'POST /v1/children/{childId}/caf/{episode}/corrections',
  text: 'POST /v1/children/{childId}/caf/{episode}/text-corrections',
} as const;

/**
 * @param like values of the fact that stands in the way.
 * @param wanted what would be recorded in its place.
 * @returns that it is on record already: the same request is a repeat, another is refused and told what stands.
 */
export const standsAlready = <Code extends string>(
  type: CafEvent['type'],
  like: Data,
  wanted: readonly CafEvent[],
  refused: Code,
  why: string,
  more: { readonly existing: string | number; readonly field?: string; readonly correctedBy?: string },
): AlreadyRecorded<CafEvent, Refusal<Code>> =>
  alreadyRecorded({
    by: matches(type, like),
    wanted,
    refusal: refuseExisting(refused, why, { ...more, existing: String(more.existing) }),
  });

/** @returns that the same request is a repeat, and another is recorded beside what stands. */
export const oncePerRequest = (
  type: CafEvent['type'],
  like: Data,
  wanted: readonly CafEvent[],
): AlreadyRecorded<CafEvent, never> => alreadyRecorded({ by: matches(type, like), wanted });
