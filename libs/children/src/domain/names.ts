import anyAscii from 'any-ascii';
import { doubleMetaphone } from 'double-metaphone';

/** Marks that people write or leave out: accents of Latin, Greek and Cyrillic letters, vowel signs of Arabic and of Hebrew. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
/** Joiners, marks of direction, soft hyphens: nobody sees them. */
const unseen = /\p{Format}/gu;
const between = /[\s\p{Separator}\p{Dash_Punctuation}_/.,;]+/u;
/** Nobody has more names than that; a longer text is cut, so that its keys stay few. */
const MOST_WORDS = 12;

const plainWord = (word: string): string => {
  const ascii = anyAscii(word)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  // What no table knows is compared as it is written.
  return ascii === '' ? word.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '') : ascii;
};

/**
 * The words of a name as they are compared: in Latin letters and figures, without accents and punctuation, equal for all spellings
 * of one name. A hyphen is a space.
 */
export const nameWords = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(accents, '')
    .normalize('NFC')
    .split(between)
    .map(plainWord)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);

/** A given and a family name, each as one word; the family name is empty for somebody with one name only. */
export type NamePair = readonly [given: string, family: string];

const joined = (words: readonly string[]): string => words.join('');

/** Every way in which several words can be a given and a family name, and the first with the last without what is between. */
const splits = (words: readonly string[]): readonly NamePair[] =>
  words.length < 2
    ? []
    : [
        ...words.slice(1).map((_, at): NamePair => [joined(words.slice(0, at + 1)), joined(words.slice(at + 1))]),
        [words[0] ?? '', words.at(-1) ?? ''],
      ];

/** Names as the family gives them, or as somebody looks for them. */
export interface Names {
  readonly givenNames: string;
  readonly familyName?: string;
  readonly alsoKnownAs?: readonly string[];
}

/** How a record, or a search, can be compared by name. */
export interface ComparedNames {
  /** The whole names. */
  readonly whole: readonly NamePair[];
  /** With the first of several given names only. */
  readonly first: readonly NamePair[];
  /** With one of several words of the family name only. */
  readonly part: readonly NamePair[];
}

/** Another name: a whole one, a given or a family name beside the usual other half, or a nickname that stands alone. */
const aliasPairs = (alias: string, given: readonly string[], family: readonly string[]): readonly NamePair[] => {
  const words = nameWords(alias);
  const whole = joined(words);
  if (whole === '') return [];
  return [[whole, ''], [whole, joined(family)], [joined(given), whole], [given[0] ?? '', whole], ...splits(words)];
};

/** @returns by what somebody on the register is found. */
export const namesOnRecord = ({ givenNames, familyName = '', alsoKnownAs = [] }: Names): ComparedNames => {
  const [given, family] = [nameWords(givenNames), nameWords(familyName)];
  const [all, last] = [joined(given), joined(family)];
  const first = given[0] ?? '';
  return {
    whole: [
      [all, last],
      // One name only: some forms have it in both places, and several words of it in two.
      ...(last === '' ? [[all, all] as const, ...splits(given)] : []),
      ...alsoKnownAs.flatMap((alias) => aliasPairs(alias, given, family)),
    ],
    first: [[first, last]],
    part: family.length < 2 ? [] : family.map((word) => [first, word] as const),
  };
};

/** Words of one field that holds a whole name may be split in so many ways at most. */
const MOST_SPLITS = 3;

/** What is looked for: names that have to be equal for a match, and names that may be. */
export interface SoughtNames {
  readonly whole: readonly NamePair[];
  /** One given name only is known: it may be the first of several. */
  readonly first: readonly NamePair[];
  /** The first given name agrees, or a part of the family name does. */
  readonly near: {
    readonly whole: readonly NamePair[];
    readonly first: readonly NamePair[];
    readonly part: readonly NamePair[];
  };
}

/** @returns what is looked for, in both orders of given and family name. */
export const namesSought = ({ givenNames, familyName = '' }: Names): SoughtNames => {
  const [given, family] = [nameWords(givenNames), nameWords(familyName)];
  const [all, last] = [joined(given), joined(family)];
  if (last === '')
    return {
      whole: [[all, ''], ...splits(given).slice(0, MOST_SPLITS - 1)],
      first: [],
      near: { whole: [], first: [], part: [] },
    };
  const firstOf = (words: readonly string[]): string => words[0] ?? '';
  return {
    whole: [[all, last], ...(given.length > 1 ? [[firstOf(given), last] as const] : [])],
    first: given.length === 1 ? [[all, last]] : family.length === 1 ? [[last, all]] : [],
    near: {
      whole: family.length < 2 ? [] : family.map((word) => [firstOf(given), word] as const),
      first: [
        [firstOf(given), last],
        [firstOf(family), all],
      ],
      part: (family.length < 2 ? [last] : family).map((word) => [firstOf(given), word] as const),
    },
  };
};

/** The pair in alphabetical order, so that swapped names meet. */
export const inOneOrder = (pair: NamePair): string => [...pair].sort().join(' ');

/** How a pair sounds to an English ear, in each of the two ways that the code knows; a name without a code stands for itself. */
export const soundsOf = ([given, family]: NamePair): readonly string[] => {
  const codes = [given, family].map((name) => doubleMetaphone(name).map((code) => (code === '' ? name : code)));
  const [[one = '', two = ''] = [], [three = '', four = ''] = []] = codes;
  return [
    ...new Set([inOneOrder([one, three]), inOneOrder([two, four]), inOneOrder([one, four]), inOneOrder([two, three])]),
  ];
};
