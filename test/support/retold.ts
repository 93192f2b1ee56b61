import { bodyOf, type Known, type Step, story } from './story';

/** Values that cannot be any other words, or are not told by or about a family: what a place is called, as what somebody works. */
const plain = (route: string, key: string): boolean =>
  ['role', 'postcode'].includes(key) || (/^\/v1\/(localities|agencies)/.test(route) && ['name', 'area'].includes(key));
/** Several words, or one with a capital: what people write. Codes have no blank and no small letters. */
const written = /^[^0-9].* |^[A-Z][a-z]+$/;

/** What was told in place of a text of the story. */
export interface Told {
  readonly text: string;
  /** Name of the field, such as `familyName`. */
  readonly key: string;
  readonly route: string;
  readonly child: NonNullable<Step['child']>;
}

/**
 * The story with other words: each text that people write is replaced, the same text always by the same.
 * @param replacement what to say instead of the text with this number.
 * @returns the steps, and what they tell; known when all have been taken.
 */
export const retold = (
  replacement: (number: number) => string,
): {
  readonly steps: readonly Step[];
  readonly told: readonly Told[];
  /** A body that is no step's, in the same words. */
  readonly inOtherWords: (body: unknown) => unknown;
} => {
  const words = new Map<string, string>();
  const told: Told[] = [];
  const say = (text: string): string => {
    const said = words.get(text) ?? replacement(words.size);
    words.set(text, said);
    return said;
  };
  const again = (value: unknown, key: string, { route, child = 'ada' }: Step): unknown => {
    if (typeof value === 'string') {
      if (plain(route, key) || !written.test(value)) return value;
      told.push({ text: say(value), key, route, child });
      return say(value);
    }
    if (Array.isArray(value)) return value.map((one: unknown) => again(one, key, { route, child, body: {} }));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, again(inner, name, { route, child, body: {} })]),
    );
  };
  return {
    steps: story.map((step) => ({
      ...step,
      body: (known: Known) => again(bodyOf(step, known), '', step) as object,
    })),
    told,
    inOtherWords: (body) => {
      const before = told.length;
      const other = again(body, '', { route: '', body: {} });
      told.splice(before);
      return other;
    },
  };
};
