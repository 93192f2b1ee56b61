import { type BirthDate, type BirthDateStanding } from '../domain/birth-date';
import { type Identity } from '../domain/child.events';
import { inOneOrder, type NamePair, namesOnRecord, namesSought, type Names, soundsOf } from '../domain/names';
import { plainNumber } from '../domain/identifiers';
import { type PersonalRecord } from './register-parts';

/**
 * What children are recognised by: a name in one form with a date of birth in one form, or a number. `text` is never kept: only its
 * keyed digest is.
 */
export interface MatchKey {
  readonly kind:
    | 'name-and-birth'
    | 'first-name-and-birth'
    | 'part-of-family-name-and-birth'
    | 'name-and-turned-birth'
    | 'sound-and-birth'
    | 'sound-and-month'
    | 'name-and-month'
    | 'name-and-year'
    | 'name-and-month-only'
    | 'name-and-year-only'
    | 'nhs-number'
    | 'upn'
    | 'social-care-id';
  readonly text: string;
}

/** How well somebody on the register fits what was looked for. */
export type Grade = 'match' | 'probable' | 'possible' | 'none';
const order: readonly Grade[] = ['match', 'probable', 'possible', 'none'];
/** @returns the better of two. */
export const better = (one: Grade, other: Grade): Grade => (order.indexOf(one) <= order.indexOf(other) ? one : other);

/** A key, and how well a child fits who has it. */
export interface SoughtKey {
  readonly key: MatchKey;
  readonly grade: Grade;
}

/** Who is looked for: a name with as much of the date of birth as is known. */
export type Sought = Pick<Names, 'givenNames' | 'familyName'> & BirthDate;

const dateOf = ({ birthDate, bornIn }: BirthDate): string => birthDate ?? bornIn ?? '';
/** Year, then day and month in the order of size: the same for 5 March and 3 May. */
const turned = (date: string): string => [date.slice(0, 4), ...[date.slice(5, 7), date.slice(8)].sort()].join(' ');

const keysOf = (kind: MatchKey['kind'], pairs: readonly NamePair[], date: string): readonly MatchKey[] =>
  pairs.map((pair) => ({ kind, text: `${inOneOrder(pair)} ${date}` }));
const soundKeys = (kind: MatchKey['kind'], pairs: readonly NamePair[], date: string): readonly MatchKey[] =>
  pairs.flatMap(soundsOf).map((sound) => ({ kind, text: `${sound} ${date}` }));

const unlike = (keys: readonly MatchKey[]): readonly MatchKey[] => [
  ...new Map(keys.map((key) => [`${key.kind} ${key.text}`, key])).values(),
];

/** @returns the keys of a name and of every other name the child is known by, each with the date of birth as it is known. */
export const identityKeys = (identity: Identity, standing: BirthDateStanding = 'exact'): readonly MatchKey[] => {
  const { whole, first, part } = namesOnRecord(identity);
  const date = dateOf(identity);
  const [year, month] = [date.slice(0, 4), date.slice(0, 7)];
  const inPart: readonly MatchKey[] =
    date.length === 10 && standing === 'exact' ? [] : keysOf('name-and-year-only', first, year);
  return unlike([
    ...keysOf('name-and-birth', whole, date),
    ...keysOf('first-name-and-birth', first, date),
    ...keysOf('part-of-family-name-and-birth', part, date),
    ...inPart,
    ...keysOf('name-and-year', first, year),
    ...(date.length === 7 ? keysOf('name-and-month-only', first, month) : []),
    ...(date.length < 7 ? [] : keysOf('name-and-month', first, month)),
    ...(date.length < 10
      ? []
      : [
          ...keysOf('name-and-turned-birth', first, turned(date)),
          ...soundKeys('sound-and-birth', [...first, ...whole.slice(0, 1)], date),
          ...soundKeys('sound-and-month', first, month),
        ]),
  ]);
};

/** @returns the key of a number that another service knows the child by. */
export const identifierKey = (kind: string, value: string): MatchKey => ({
  kind: kind as MatchKey['kind'],
  text: plainNumber(value),
});

/** What is known of a newcomer and would match somebody on the register: the names it goes by, and its numbers. */
const asksOf: readonly MatchKey['kind'][] = ['name-and-birth', 'nhs-number', 'upn', 'social-care-id'];

/** @returns under which keys a newcomer may be on the register already: as one who is looked for, by every other name, by every number. */
export const newcomerKeys = (
  identity: Identity,
  numbers: readonly { readonly kind: string; readonly value: string }[] = [],
): readonly SoughtKey[] => [
  ...soughtKeys(identity),
  ...[...identityKeys(identity), ...numbers.map(({ kind, value }) => identifierKey(kind, value))].flatMap(
    (key): SoughtKey[] => (asksOf.includes(key.kind) ? [{ key, grade: 'match' }] : []),
  ),
];

/** @returns whether two go by one name, however it is written and in whichever order. */
export const isNamedAlike = (one: Names, other: Names): boolean => {
  const names = new Set(namesOnRecord(one).whole.map(inOneOrder));
  return namesOnRecord(other).whole.some((pair) => names.has(inOneOrder(pair)));
};

/** @returns everything that a child is recognised by, as the register has it: numbers of former times and temporary ones as well. */
export const recordKeys = (
  { identity, numbers }: PersonalRecord,
  standing: BirthDateStanding = 'exact',
): readonly MatchKey[] => [
  ...(identity === undefined ? [] : identityKeys(identity, standing)),
  ...unlike(numbers.map(({ kind, value }) => identifierKey(kind, value))),
];

const graded = (grade: Grade, ...keys: readonly (readonly MatchKey[])[]): readonly SoughtKey[] =>
  keys.flat().map((key) => ({ key, grade }));

/**
 * Under which keys somebody may be on the register who is looked for by name. The whole name with the very date of birth matches, and
 * a number does; a name that sounds alike, differs in a further given name or in a part of the family name, or a date of which the
 * other side knows a part only or that has day and month turned, is probable; the same name in the same year is possible.
 */
export const soughtKeys = (sought: Sought): readonly SoughtKey[] => {
  const { whole, first, near } = namesSought(sought);
  const date = dateOf(sought);
  const [year, month] = [date.slice(0, 4), date.slice(0, 7)];
  const likely = [...near.first, ...whole.slice(0, 1)];
  return [
    ...graded('match', keysOf('name-and-birth', whole, date), keysOf('first-name-and-birth', first, date)),
    ...graded(
      'probable',
      keysOf('name-and-birth', near.whole, date),
      keysOf('first-name-and-birth', near.first, date),
      keysOf('part-of-family-name-and-birth', near.part, date),
      keysOf('name-and-year-only', likely, year),
    ),
    ...(date.length === 4 ? graded('probable', keysOf('name-and-year', likely, year)) : []),
    ...(date.length === 7 ? graded('probable', keysOf('name-and-month', likely, month)) : []),
    ...(date.length === 10
      ? [
          ...graded(
            'probable',
            keysOf('name-and-month-only', likely, month),
            keysOf('name-and-turned-birth', likely, turned(date)),
            soundKeys('sound-and-birth', likely, date),
          ),
          ...graded('possible', soundKeys('sound-and-month', likely, month)),
        ]
      : []),
    ...graded('possible', keysOf('name-and-year', likely, year)),
  ];
};
