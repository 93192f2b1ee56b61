/**
 * What the API's description shows where a field brings no example of its own. Invented: nobody has these ids, and no text names
 * anybody.
 */
export const exampleIds = [
  '3f0d9c52-6b1e-4c8a-9a67-1d2e5b7c4f10',
  '8a41c6e7-0d35-4f92-b6c8-5e9f2a7d3b64',
  'c5b72f18-94ae-4d06-8f3b-7a60d1e8c925',
] as const;
/** The id of the record that a request or an answer is about. */
export const [exampleId] = exampleIds;
/** The day of the first meeting in the examples: early enough for any later one to be in the same summer. */
export const exampleDay = '2007-04-16';

const exampleTexts = ['Agreed with the family at the meeting in school.', 'As agreed'] as const;
/** @returns a text that is not longer than that. */
export const exampleText = (max: number): string =>
  exampleTexts.find(({ length }) => length <= max) ?? exampleTexts[1].slice(0, max);
